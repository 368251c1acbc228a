/** The family and their house. A drawing without a message of its own, so hidden from software that reads the page. */
interface Someone {
  x: number
  /** Where the feet stand. */
  ground: number
  height: number
  body: string
  skin: 1 | 2 | 3
  hair: 'grey' | 'brown' | 'dark'
  long?: boolean
}

function Person({ x, ground, height, body, skin, hair, long }: Someone) {
  const head = height * 0.19
  const top = ground - height
  const headY = top + head * 1.1
  const wide = height * 0.25
  const shoulders = headY + head * 0.82
  return (
    <g>
      {long && (
        <path
          className={`art-hair-${hair}`}
          d={`M${x - head * 1.12} ${headY + head} V${headY} a${head * 1.12} ${head * 1.12} 0 0 1 ${head * 2.24} 0 v${head} Z`}
        />
      )}
      <path
        className={body}
        d={`M${x - wide} ${ground} C${x - wide} ${shoulders + height * 0.12} ${x - wide * 0.75} ${shoulders} ${x} ${shoulders} S${x + wide} ${shoulders + height * 0.12} ${x + wide} ${ground} Z`}
      />
      <circle className={`art-skin-${skin}`} cx={x} cy={headY} r={head} />
      <path
        className={`art-hair-${hair}`}
        d={`M${x - head * 1.04} ${headY - head * 0.1} a${head * 1.04} ${head * 1.1} 0 0 1 ${head * 2.08} 0 q${-head * 0.5} ${-head * 0.5} ${-head * 1.04} ${-head * 0.5} t${-head * 1.04} ${head * 0.5} Z`}
      />
      <circle className="art-eye" cx={x - head * 0.38} cy={headY + head * 0.1} r={head * 0.1} />
      <circle className="art-eye" cx={x + head * 0.38} cy={headY + head * 0.1} r={head * 0.1} />
      <path
        className="art-face"
        strokeWidth={head * 0.13}
        d={`M${x - head * 0.34} ${headY + head * 0.42} q${head * 0.34} ${head * 0.34} ${head * 0.68} 0`}
      />
    </g>
  )
}

const family: Someone[] = [
  { x: 25, ground: 158, height: 71, body: 'art-lilac', skin: 1, hair: 'grey', long: true },
  { x: 62, ground: 161, height: 71, body: 'art-act', skin: 2, hair: 'brown' },
  { x: 157, ground: 161, height: 71, body: 'art-rose', skin: 3, hair: 'dark', long: true },
  { x: 193, ground: 162, height: 62, body: 'art-sky', skin: 1, hair: 'grey' },
  { x: 97, ground: 162, height: 51, body: 'art-sun', skin: 2, hair: 'dark', long: true },
  { x: 125, ground: 163, height: 40, body: 'art-clay', skin: 3, hair: 'dark' },
]

export function FamilyAndHouse() {
  return (
    <svg className="hero__family" viewBox="0 0 350 166" aria-hidden="true" focusable="false">
      <circle className="art-sun" cx="286" cy="32" r="24" />
      <path className="art-clay" d="M258 38h10v24l-10-9Z" />
      <path className="art-wall" d="M198 74l37-34 37 34v62h-74Z" />
      <path className="art-clay-line" strokeWidth="9" strokeLinejoin="miter" d="M190 79.500L235 40l45 39.5" />
      <rect className="art-sun" x="207" y="84" width="16" height="16" rx="2" />
      <rect className="art-sun" x="250" y="84" width="16" height="16" rx="2" />
      <path className="art-act" d="M228 136v-26a9 9 0 0 1 18 0v26Z" />
      <rect className="art-trunk" x="317.5" y="100" width="5" height="32" />
      <path className="art-leaf" d="M320 58c13 0 20 11 20 23s-8 24-20 24-20-12-20-24 7-23 20-23Z" />
      {family.map((someone) => (
        <Person key={someone.x} {...someone} />
      ))}
    </svg>
  )
}

/** Two hills over the whole width, however wide that is. */
export function Hills() {
  return (
    <svg
      className="hero__hills"
      viewBox="0 0 700 120"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path
        className="art-hill-far"
        d="M0 86c120-4 200-2 330-14 40-30 80-30 130-22 70 14 130 26 240 -10v80H0Z"
      />
      <path
        className="art-hill-near"
        d="M0 114c140-4 220-8 340-22 90-18 140 2 220 0 60-2 100-8 140-14v42H0Z"
      />
    </svg>
  )
}
