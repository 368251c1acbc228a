import { PAPER, type Picture, type Stroke, WIDTHS } from '#plan/picture.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from '../ui/Icon.tsx'
import { FACE_ICONS, PEN_COLOURS, STICKER_ICONS } from './pictures.ts'

/** A face, stickers and a drawing as the child made them. `by`: whose it is, for who does not see it. */
export function PictureView({ picture, by }: { picture: Picture; by: string }) {
  const { childPlace } = useMessages()
  const { face, stickers, strokes } = picture
  return (
    <div className="picture">
      {face && (
        <p className="picture__piece">
          <Icon of={FACE_ICONS[face]} size={40} />
          <span>{childPlace.faces[face]}</span>
        </p>
      )}
      {stickers.length > 0 && (
        <ul className="picture__stickers">
          {stickers.map((sticker) => (
            <li className="picture__piece" key={sticker}>
              <Icon of={STICKER_ICONS[sticker]} size={32} />
              <span>{childPlace.stickerNames[sticker]}</span>
            </li>
          ))}
        </ul>
      )}
      {strokes.length > 0 && <DrawingView strokes={strokes} label={childPlace.drawing.alt(by)} />}
    </div>
  )
}

function DrawingView({ strokes, label }: { strokes: readonly Stroke[]; label: string }) {
  return (
    <svg className="paper" viewBox={`0 0 ${PAPER.width} ${PAPER.height}`} role="img" aria-label={label}>
      {strokes.map((stroke, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: reason: strokes never change places and have no other name
          key={index}
          d={pathOf(stroke)}
          stroke={PEN_COLOURS[stroke.pen]}
          strokeWidth={WIDTHS[stroke.width]}
        />
      ))}
    </svg>
  )
}

/** One point is a dot: a line of no length with a round end. */
function pathOf({ points }: Stroke): string {
  const [x, y, ...rest] = points
  const lines = rest.reduce((path, at, index) => `${path}${index % 2 === 0 ? 'L' : ' '}${at}`, '')
  return `M${x} ${y}${lines || 'l0 0'}`
}
