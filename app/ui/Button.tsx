import type { Icon as TablerIcon } from '@tabler/icons-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Link, type LinkProps } from 'react-router'
import { Icon } from './Icon.tsx'

interface Look {
  variant?: 'primary' | 'secondary' | 'subtle'
  size?: 'small' | 'normal' | 'large'
  icon?: TablerIcon
  iconEnd?: TablerIcon
  /** True: the words are the name only. `phone`: they disappear on a telephone. */
  iconOnly?: boolean | 'phone'
  className?: string
  children: ReactNode
}

function classes({ variant = 'secondary', size = 'normal', iconOnly, className }: Look): string {
  return [
    'nl-button',
    `nl-button--${variant}`,
    size !== 'normal' && `nl-button--${size}`,
    iconOnly === true && 'nl-button--icon-only',
    iconOnly === 'phone' && 'nl-button--icon-on-phone',
    className,
  ]
    .filter(Boolean)
    .join(' ')
}

function Words({ icon, iconEnd, children }: Look) {
  return (
    <>
      {icon && (
        <span className="nl-button__icon-start">
          <Icon of={icon} />
        </span>
      )}
      <span className="nl-button__label">{children}</span>
      {iconEnd && (
        <span className="nl-button__icon-end">
          <Icon of={iconEnd} />
        </span>
      )}
    </>
  )
}

type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> }

/** A button does something on this page or sends a form. Without `type` it does not send. */
export function Button({
  variant,
  size,
  icon,
  iconEnd,
  iconOnly,
  className,
  children,
  ...rest
}: ButtonProps) {
  const look: Look = { variant, size, icon, iconEnd, iconOnly, className, children }
  const state = `${rest['aria-pressed'] === true ? ' nl-button--pressed' : ''}${rest.disabled || rest['aria-disabled'] === true ? ' nl-button--disabled' : ''}`
  const title = iconOnly === true && typeof children === 'string' ? children : undefined
  return (
    <button type="button" title={title} {...rest} className={classes(look) + state}>
      <Words {...look} />
    </button>
  )
}

/** A link in the clothes of a button: it goes to another page. */
export function LinkButton({
  variant,
  size,
  icon,
  iconEnd,
  iconOnly,
  className,
  children,
  ...rest
}: Look & LinkProps) {
  const look: Look = { variant, size, icon, iconEnd, iconOnly, className, children }
  return (
    <Link {...rest} className={classes(look)}>
      <Words {...look} />
    </Link>
  )
}
