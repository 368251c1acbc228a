/**
 * The rich text of a plan: paragraphs, bulleted lists, bold and italic, and nothing else.
 *
 * Every content expression is `*`, never `+`. An editor deletes from the shared document what its schema finds
 * invalid, for everybody; with `*` no merge of valid edits can be invalid (R-B8). Changing anything here asks for a
 * higher SCHEMA_VERSION and a migration on the server.
 */
import { type Extensions, Node } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Italic } from '@tiptap/extension-italic'
// The package as a whole brings its other kinds of lists along.
import { BulletList } from '@tiptap/extension-list/bullet-list'
import { ListItem } from '@tiptap/extension-list/item'
import { Paragraph } from '@tiptap/extension-paragraph'

const Doc = Node.create({ name: 'doc', topNode: true, content: 'block*' })
const Text = Node.create({ name: 'text', group: 'inline' })

export const richTextExtensions: Extensions = [
  Doc,
  Text,
  Paragraph.extend({ content: 'inline*' }),
  BulletList.extend({ content: 'listItem*' }),
  ListItem.extend({
    content: 'block*',
    // Without the Tab of the original: Tab always leaves the field, also in a list (E4).
    addKeyboardShortcuts() {
      return { Enter: () => this.editor.commands.splitListItem(this.name) }
    },
  }),
  Bold,
  Italic,
]
