/** Two people side by side. A municipality's own logo takes its place. */
export function Logo({ organisation, logoHref }: { organisation: string; logoHref?: string | null }) {
  const [first, ...rest] = organisation.split(' ')
  return (
    <>
      {logoHref ? <img src={logoHref} alt="" /> : <TwoPeople />}
      <span className="logo__name">
        {rest.length > 0 ? (
          <>
            <span>{first} </span>
            <b>{rest.join(' ')}</b>
          </>
        ) : (
          <b>{first}</b>
        )}
      </span>
    </>
  )
}

function TwoPeople() {
  return (
    <svg width="36" height="30" viewBox="0 0 36 30" aria-hidden="true" focusable="false">
      <circle className="art-clay" cx="25.5" cy="10.5" r="5.5" />
      <path className="art-clay" d="M19 28c0-8 2-11 6.5-11S34 20 35 28Z" />
      <circle className="art-act" cx="12" cy="8" r="7" />
      <path className="art-act" d="M1 28c0-9 4-12 11-12s10 3 10.5 12Z" />
    </svg>
  )
}
