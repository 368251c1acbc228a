import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { rootNameOf } from './root-name.ts'

it('finds the root of something deep in the document', () => {
  const doc = new Y.Doc()
  const item = new Y.Map()
  doc.getMap('agreements').set('a', item)
  expect(rootNameOf(item)).toBe('agreements')
  expect(rootNameOf(doc.getXmlFragment('text:goed'))).toBe('text:goed')
})
