/** One rich text of the plan: an editor on its own fragment of the shared document. Mounted after the first sync only. */
import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { type FocusEvent, type PointerEvent, useState } from 'react'
import { textRoot } from '#plan/shape.ts'
import { inLanguage, type TemplateField } from '#plan/template.ts'
import { commentedText } from '../comments/commented-text.ts'
import { useCommenting } from '../comments/commenting.ts'
import { useLanguage, useMessages } from '../messages/MessagesProvider.tsx'
import { sharedText } from './collaboration.ts'
import { helpId } from './FieldFrame.tsx'
import { FormatBar } from './FormatBar.tsx'
import { richTextExtensions } from './rich-text-schema.ts'
import { usePlanRoom } from './room.ts'
import { ensureParagraph, StartWriting } from './start-writing.ts'

export function RichTextField({ field }: { field: TemplateField }) {
  const { doc, awareness, canWrite } = usePlanRoom()
  const { plan } = useMessages()
  const language = useLanguage()
  const question = inLanguage(field.question, language)
  const id = `tekst-${field.id}`
  const marks = useCommenting()?.marks
  const [inUse, setInUse] = useState(false)
  const editor = useEditor(
    {
      extensions: [
        ...richTextExtensions,
        StartWriting,
        sharedText({ fragment: doc.getXmlFragment(textRoot(field.id)), awareness }),
        ...(marks ? [commentedText({ doc, fieldId: field.id, marks })] : []),
      ],
      editable: canWrite,
      // The page's own sheet has these rules; a style element of the editor's would need the nonce.
      injectCSS: false,
      editorProps: {
        attributes: {
          id,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': question,
          ...(field.help ? { 'aria-describedby': helpId(field) } : {}),
          ...(canWrite ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
          dir: 'auto',
          class: 'rich-text__words',
        },
      },
    },
    [doc, awareness, canWrite, question, marks],
  )
  const empty = useEditorState({ editor, selector: ({ editor: now }) => now.isEmpty })
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setInUse(false)
  }
  const begin = (words: string) => {
    ensureParagraph(editor)
    editor.chain().focus('end').insertContent({ type: 'text', text: words }).run()
  }
  return (
    <div className="rich-text">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: reason: it only watches where the focus is */}
      <div className="rich-text__box" onFocus={() => setInUse(true)} onBlur={leave}>
        <EditorContent editor={editor} />
        {canWrite && (
          // Its height is always there: a button below must not move away from under the finger that leaves the field.
          <div className="rich-text__foot no-print" onPointerDown={(event) => focusFromFoot(event, editor)}>
            {inUse && <FormatBar editor={editor} fieldId={field.id} question={question} controls={id} />}
          </div>
        )}
      </div>
      {canWrite && empty && field.starters && (
        <div className="starters no-print">
          <span className="starters__label">{plan.starters}</span>
          {field.starters.map((starter) => {
            const words = inLanguage(starter, language)
            return (
              <button
                key={words}
                type="button"
                className="starters__chip"
                onClick={() => begin(firstWords(words))}
              >
                {words}
              </button>
            )
          })}
        </div>
      )}
    </div>
  )
}

function focusFromFoot(event: PointerEvent, editor: Editor): void {
  if (event.target !== event.currentTarget) return
  event.preventDefault()
  editor.commands.focus('end')
}

/** `…` marks where the family goes on. */
const firstWords = (starter: string): string => `${(starter.split('…')[0] ?? '').trim()} `
