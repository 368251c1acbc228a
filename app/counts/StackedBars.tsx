import type { Told } from '#plan/counts/hide-small.ts'

/** In the order of the bar; `rest` is what is told of no part. */
export type Segment = 'accepted' | 'declined' | 'not-now' | 'none' | 'rest'

interface StackedBarsProps {
  bars: { name: string; words: string; total: Told; parts: { segment: Segment; value: number }[] }[]
  legend: { segment: Segment; words: string }[]
}

const [WIDTH, HIGH] = [400, 22]

/** A bar for each period, in parts. For who does not see them the same stands in each picture's name; the table has it too. */
export function StackedBars({ bars, legend }: StackedBarsProps) {
  const most = Math.max(1, ...bars.map(({ total }) => total ?? 0))
  return (
    <>
      <ul className="bars">
        {bars.map(({ name, words, parts }) => (
          <li key={name} className="bars__one">
            <span aria-hidden="true">{name}</span>
            <svg
              className="bars__bar"
              viewBox={`0 0 ${WIDTH} ${HIGH}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={words}
            >
              {placed(parts, most).map(({ segment, x, width }) => (
                <rect
                  key={segment}
                  className={`bars__part bars__part--${segment}`}
                  x={x}
                  y="1"
                  width={width}
                  height={HIGH - 2}
                />
              ))}
            </svg>
          </li>
        ))}
      </ul>
      <ul className="bars__legend" aria-hidden="true">
        {legend.map(({ segment, words }) => (
          <li key={segment}>
            <svg viewBox="0 0 16 16" className="bars__swatch" aria-hidden="true">
              <rect className={`bars__part bars__part--${segment}`} x="1" y="1" width="14" height="14" />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </>
  )
}

function placed(parts: StackedBarsProps['bars'][number]['parts'], most: number) {
  let at = 0
  return parts
    .filter(({ value }) => value > 0)
    .map(({ segment, value }) => {
      const x = at
      at += (WIDTH * value) / most
      return { segment, x, width: at - x }
    })
}
