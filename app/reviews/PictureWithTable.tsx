import type { Drawing } from '#plan/reviews/drawing.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'

/** A drawing of our own making as a picture, with the same in words and in a table. */
export function PictureWithTable({ drawing }: { drawing: Drawing }) {
  const { reviews } = useMessages()
  return (
    <figure className="stack stack--tight review-picture">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: reason: on a telephone it scrolls, also by keys */}
      <section className="review-picture__frame" tabIndex={0}>
        <img src={`data:image/svg+xml,${encodeURIComponent(drawing.svg)}`} alt={drawing.alt} />
      </section>
      <details className="disclosure">
        <summary>{reviews.asTable}</summary>
        <div className="disclosure__body table-scroll">
          <table className="utrecht-table">
            <caption className="utrecht-table__caption">{drawing.title}</caption>
            <thead>
              <tr>
                {drawing.head.map((name) => (
                  <th key={name} scope="col" className="utrecht-table__header-cell">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {drawing.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: reason: rows of a drawing have no name and never move
                <tr key={at}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: reason: cells of a row never move
                    <td key={column} className="utrecht-table__cell" dir="auto">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
