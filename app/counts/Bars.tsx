import type { Told } from '#plan/counts/hide-small.ts'

interface BarsProps {
  title: string
  /** The words of each bar say its number; one that is not told has no bar. */
  bars: { words: string; value: Told }[]
}

const [ROW, BAR, WIDTH] = [46, 14, 400]

/** Bars below their words. For who does not see them the same stands in the picture's name. */
export function Bars({ title, bars }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0))
  const name = `${title}. ${bars.map(({ words }) => words).join('. ')}.`
  return (
    <svg className="bars" viewBox={`0 0 ${WIDTH} ${ROW * bars.length}`} role="img" aria-label={name}>
      {bars.map(({ words, value }, index) => (
        <g key={words}>
          <text x="0" y={ROW * index + 16}>
            {words}
          </text>
          {value !== null && (
            <rect x="0" y={ROW * index + 24} width={(WIDTH * value) / most} height={BAR} rx="4" />
          )}
        </g>
      ))}
    </svg>
  )
}
