import type { ReactNode } from 'react'
import type { SectionLook } from '#plan/template.ts'

/** One drawing per kind of question, the same on screen, in lists and in print. Always beside its words. */
const drawings: Record<SectionLook, ReactNode> = {
  good: (
    <>
      <path className="pic-soft" d="M5.5 47.5C14 37 24 37 31 42c8-6 17-6 24.5 4A29 29 0 0 1 5.5 47.500Z" />
      <path
        className="pic-line"
        d="M30 8v5M17.5 13.500l3.5 3.500M42.5 13.500L39 17M10 26h5.500M44.5 26H50M18 38.500l3-3M42 38.500l-3-3"
      />
      <circle className="pic-sun" cx="30" cy="26" r="10" />
      <path className="pic-line" d="M25.5 27.500c2.5 3.5 6.5 3.5 9 0" />
    </>
  ),
  worries: (
    <>
      <circle className="pic-soft" cx="42" cy="20" r="9" />
      <path
        className="pic-mid"
        d="M17.5 40a8.5 8.5 0 0 1-1-16.900A13 13 0 0 1 41 21.500a9.5 9.5 0 0 1 2.5 18.500Z"
      />
      <path className="pic-line" d="M21.5 45.500l-2 5.500M31 45.500l-2 5.500M40.5 45.500l-2 5.5" />
    </>
  ),
  goal: (
    <>
      <path className="pic-soft" d="M12 53.500L33.5 27 56 43a29 29 0 0 1-44 10.500Z" />
      <path className="pic-mid" d="M8 49l15.5-25L38 45.5 31 58.900A29 29 0 0 1 8 49Z" />
      <path className="pic-snow" d="M23.5 24l5.200 7.700-3.200 2.300-2.5-2-3.800 1.500Z" />
      <path className="pic-line" d="M23.5 24V9" />
      <path className="pic-clay" d="M24.700 8.500h14l-3.5 5 3.5 5h-14Z" />
    </>
  ),
  agreements: (
    <>
      <rect className="pic-sun" x="12" y="14" width="37" height="36" rx="5" />
      <path className="pic-strong" opacity=".65" d="M12 19a5 5 0 0 1 5-5h27a5 5 0 0 1 5 5v4.500H12Z" />
      <path
        className="pic-line"
        d="M21.5 10v7M39.5 10v7M18.5 32l2.5 2.5 4.5-5M30.5 32.500H42M18.5 42l2.5 2.5 4.5-5M30.5 42.500H39"
      />
    </>
  ),
  circle: (
    <>
      <circle className="pic-soft" cx="30" cy="30" r="13" />
      <circle className="pic-line" cx="30" cy="30" r="21" strokeDasharray="4.5 4.5" />
      <circle className="pic-clay" cx="30" cy="9" r="4.5" />
      <circle className="pic-mid" cx="11" cy="39" r="4.5" />
      <circle className="pic-mid" cx="49" cy="39" r="4.5" />
      <circle className="pic-strong" cx="30" cy="26.5" r="4.5" />
      <path className="pic-strong" d="M21.5 40.500c0-5 3.5-8 8.5-8s8.5 3 8.5 8Z" />
    </>
  ),
  otherwise: (
    <>
      <path
        className="pic-mid"
        d="M8.5 33C9.5 20 18.5 11.5 30 11.500S50.5 20 51.5 33c-3.5-3.5-7.5-3.5-10.5 0-3-3.5-8-3.5-11 0-3-3.5-8-3.5-11 0-3-3.5-7-3.5-10.5 0Z"
      />
      <path
        className="pic-soft"
        d="M30 11.500c-5.5 4-9.5 12-11 21.5 3-3.5 8-3.5 11 0 3-3.5 8-3.5 11 0-1.5-9.5-5.5-17.5-11-21.500Z"
      />
      <path className="pic-line" d="M30 8v3.500M30 33v14.500a4 4 0 0 0 8 0" />
    </>
  ),
  scale: (
    <>
      <rect className="pic-soft" x="11" y="38" width="9" height="13" rx="2" />
      <rect className="pic-soft" x="25.5" y="29" width="9" height="22" rx="2" />
      <rect className="pic-mid" x="40" y="17" width="9.5" height="34" rx="2" />
      <path className="pic-line" d="M11 29l9-6.5 6 4.500L40 13.500M33.5 12.500l7-.5.5 7" />
    </>
  ),
  child: (
    <>
      <path className="pic-mid" d="M12.5 54c0-11 7.5-16.5 17.5-16.500S47.5 43 47.5 54a29 29 0 0 1-35 0Z" />
      <circle className="pic-soft" cx="30" cy="25.5" r="13" />
      <path
        className="pic-strong"
        d="M17 25c-1-11 6.5-15.5 13.5-15.5 8 0 14 6 12.5 15.5-3.5-.5-6-3-7-6.5-3.5 4.5-11.5 6.5-19 6.500Z"
      />
      <path className="pic-line" d="M25.5 29.500c2.5 3 6.5 3 9 0M25 24.500v.5M35 24.500v.5" />
    </>
  ),
}

export function Pictogram({ look, small }: { look: SectionLook; small?: boolean }) {
  return (
    <svg
      className={small ? 'pictogram pictogram--small' : 'pictogram'}
      data-look={look}
      viewBox="0 0 60 60"
      aria-hidden="true"
      focusable="false"
    >
      <path className="pic-bg" d="M30 1c17 0 29 12 29 29S48 59.5 31 59.5 1 48 1 31 13 1 30 1Z" />
      {drawings[look]}
    </svg>
  )
}
