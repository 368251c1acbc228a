import type { ReactNode } from 'react'

/** A white box with round corners. With a title it is a named part of the page. */
export function Card(props: {
  title?: string
  id?: string
  look?: 'help' | 'plain'
  className?: string
  children: ReactNode
}) {
  const { title, id, look, className, children } = props
  const classes = ['card', look && `card--${look}`, className].filter(Boolean).join(' ')
  if (!title)
    return (
      <div className={classes} id={id}>
        {children}
      </div>
    )
  return (
    <section className={classes} id={id} aria-label={title}>
      <h2 className="card__title">{title}</h2>
      {children}
    </section>
  )
}
