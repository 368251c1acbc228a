import { IconCheck, IconPlayerSkipForward } from '@tabler/icons-react'
import { Form, useNavigation } from 'react-router'
import { CHILD_QUESTIONS, type ChildQuestion, LONGEST_WORDS } from '#plan/passage.ts'
import { FACES, STICKERS } from '#plan/picture.ts'
import type { OwnPassage } from '#server/passages/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { useUnsavedWords } from '../own-words/use-unsaved-words.ts'
import { useBrowserCan } from '../people/use-browser-can.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button, LinkButton } from '../ui/Button.tsx'
import { Textarea } from '../ui/fields.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Pictogram } from '../ui/Pictogram.tsx'
import type { ChildAnswer } from './child-actions.ts'
import { Paper } from './Paper.tsx'
import { FACE_ICONS, LOOKS, STICKER_ICONS } from './pictures.ts'
import { Tiles } from './Tiles.tsx'

interface QuestionScreenProps {
  question: ChildQuestion
  before: OwnPassage | undefined
  answer: ChildAnswer | undefined
  /** The question that was skipped a moment ago. */
  skipped: boolean
  nextTo: string
}

/** One question. Before the child writes, the screen says that nobody reads along. */
export function QuestionScreen({ question, before, answer, skipped, nextTo }: QuestionScreenProps) {
  const { childPlace } = useMessages()
  const { title, ask } = childPlace.questions[question]
  const unsaved = useUnsavedWords()
  const busy = useNavigation().state !== 'idle'
  const canDraw = useBrowserCan(() => true)
  const number = CHILD_QUESTIONS.indexOf(question) + 1
  return (
    <>
      {skipped && <SkipReason question={question} />}
      <section className="card child-question" aria-labelledby="vraag">
        <p className="hint">{childPlace.step(number, CHILD_QUESTIONS.length)}</p>
        <div className="child-question__head">
          <Pictogram look={LOOKS[question]} />
          <h1 id="vraag">{title}</h1>
        </div>
        <p className="lead">{ask}</p>
        <NobodyReads />
        <Problem answer={answer} />
        <Form method="post" className="stack" noValidate {...unsaved} key={question}>
          <input type="hidden" name="intent" value="answer" />
          <input type="hidden" name="question" value={question} />
          {question === 'feeling' && <FaceTiles chosen={before?.picture?.face ?? null} />}
          {question === 'drawing' && canDraw && (
            <Paper initial={before?.picture?.strokes ?? []} onDraw={unsaved.onChange} />
          )}
          <Words initial={answer?.words || before?.words || ''} />
          {question !== 'feeling' && <StickerTiles chosen={before?.picture?.stickers ?? []} />}
          <div className="form-actions">
            <Button type="submit" variant="primary" size="large" icon={IconCheck} disabled={busy}>
              {childPlace.done}
            </Button>
            <LinkButton size="large" icon={IconPlayerSkipForward} to={nextTo}>
              {childPlace.skip}
            </LinkButton>
          </div>
        </Form>
      </section>
    </>
  )
}

export function NobodyReads() {
  const { alone, aloneTodo } = useMessages().childPlace
  return (
    <Alert>
      <p>{alone}</p>
      <p>{aloneTodo}</p>
    </Alert>
  )
}

export function Problem({ answer }: { answer: ChildAnswer | undefined }) {
  const { errors } = useMessages().childPlace
  return <div role="alert">{answer?.problem && <Alert type="error">{errors[answer.problem]}</Alert>}</div>
}

export function Words({ initial }: { initial: string }) {
  const { childPlace } = useMessages()
  return (
    <Textarea
      label={childPlace.words}
      name="words"
      description={childPlace.wordsHint}
      rows={4}
      maxLength={LONGEST_WORDS}
      defaultValue={initial}
    />
  )
}

function FaceTiles({ chosen }: { chosen: string | null }) {
  const { childPlace } = useMessages()
  return (
    <Tiles
      legend={childPlace.face}
      type="radio"
      name="face"
      chosen={[chosen ?? '']}
      tiles={[
        ...FACES.map((face) => ({
          value: face as string,
          label: childPlace.faces[face],
          picture: <Icon of={FACE_ICONS[face]} size={48} />,
        })),
        { value: '', label: childPlace.noFace, picture: null },
      ]}
    />
  )
}

function StickerTiles({ chosen }: { chosen: readonly string[] }) {
  const { childPlace } = useMessages()
  return (
    <Tiles
      legend={childPlace.stickers}
      type="checkbox"
      name="stickers"
      chosen={chosen}
      tiles={STICKERS.map((sticker) => ({
        value: sticker,
        label: childPlace.stickerNames[sticker],
        picture: <Icon of={STICKER_ICONS[sticker]} size={36} />,
      }))}
    />
  )
}

/** Never asked for, never shared. */
function SkipReason({ question }: { question: ChildQuestion }) {
  const { childPlace } = useMessages()
  return (
    <details className="disclosure">
      <summary>
        {childPlace.skipped} {childPlace.skipWhy}
      </summary>
      <Form method="post" className="disclosure__body">
        <input type="hidden" name="question" value={question} />
        <label className="field__label utrecht-form-label" htmlFor="waarom">
          {childPlace.skipWhyLabel}
        </label>
        <input
          className="utrecht-textbox utrecht-textbox--html-input"
          id="waarom"
          name="words"
          maxLength={200}
          aria-describedby="waarom-uitleg"
        />
        <p className="hint" id="waarom-uitleg">
          {childPlace.skipHint}
        </p>
        <div>
          <Button type="submit" size="small" name="intent" value="skip-reason">
            {childPlace.skipSave}
          </Button>
        </div>
      </Form>
    </details>
  )
}
