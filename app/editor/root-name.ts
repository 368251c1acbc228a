import type * as Y from 'yjs'

/** Any shared type, as far as finding its root needs it. */
interface SharedType {
  _item: Y.Item | null
  doc: Y.Doc | null
}

/** The root that a type belongs to, by its name in the document. */
export function rootNameOf(type: SharedType): string | null {
  let root = type
  while (root._item !== null) root = root._item.parent as SharedType
  for (const [name, shared] of root.doc?.share ?? []) {
    if ((shared as SharedType) === root) return name
  }
  return null
}
