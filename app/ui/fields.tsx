/**
 * Form parts in NL Design System clothes. Description and error are tied to the field by id, so that they are read
 * with it; the id follows from the name, so that the error summary can point at it.
 */
import { IconExclamationCircle } from '@tabler/icons-react'
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Icon } from './Icon.tsx'

export const fieldId = (name: string): string => `veld-${name}`
const descriptionId = (name: string): string => `uitleg-${name}`
const legendId = (name: string): string => `vraag-${name}`
const errorId = (name: string): string => `fout-${name}`

interface Described {
  name: string
  /** What the field is about, where a page has several of this name. */
  of?: string
  description?: ReactNode
  error?: string
}

const describedBy = ({ name, description, error }: Described): string | undefined =>
  [description && descriptionId(name), error && errorId(name)].filter(Boolean).join(' ') || undefined

function Description({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="field__description utrecht-form-field-description" id={descriptionId(name)}>
      {children}
    </div>
  )
}

function FieldError({ name, children }: { name: string; children: string }) {
  const { common } = useMessages()
  return (
    <p className="field__error utrecht-form-field-error-message" id={errorId(name)}>
      <Icon of={IconExclamationCircle} size={20} />
      <span>
        <span className="sr-only">{common.errorPrefix} </span>
        {children}
      </span>
    </p>
  )
}

/** What the ids of a field and its texts are made from. */
const keyOf = ({ name, of }: Described): string => (of ? `${name}-${of}` : name)

interface TextLike extends Described {
  label: string
  /** Says after the label that it may stay empty. */
  optional?: boolean
}

function TextFrame({
  label,
  optional,
  name,
  description,
  error,
  children,
}: TextLike & { children: ReactNode }) {
  const { common } = useMessages()
  return (
    <div className={error ? 'field utrecht-form-field--invalid' : 'field'}>
      <label className="field__label utrecht-form-label" htmlFor={fieldId(name)}>
        {label}
        {optional && <span className="field__optional"> {common.optional}</span>}
      </label>
      {description && <Description name={name}>{description}</Description>}
      {error && <FieldError name={name}>{error}</FieldError>}
      {children}
    </div>
  )
}

export type TextFieldProps = TextLike & Omit<InputHTMLAttributes<HTMLInputElement>, 'name'>

export function TextField({ label, optional, name, of, description, error, ...input }: TextFieldProps) {
  const about = { name: keyOf({ name, of }), description, error }
  return (
    <TextFrame {...about} label={label} optional={optional}>
      <input
        type="text"
        autoComplete="off"
        dir="auto"
        {...input}
        className={`utrecht-textbox utrecht-textbox--html-input${error ? ' utrecht-textbox--invalid' : ''}`}
        id={fieldId(about.name)}
        name={name}
        aria-describedby={describedBy(about)}
        aria-invalid={error ? true : undefined}
      />
    </TextFrame>
  )
}

export type TextareaProps = TextLike & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'name'>

export function Textarea({ label, optional, name, of, description, error, ...input }: TextareaProps) {
  const about = { name: keyOf({ name, of }), description, error }
  return (
    <TextFrame {...about} label={label} optional={optional}>
      <textarea
        rows={4}
        dir="auto"
        {...input}
        className={`utrecht-textarea utrecht-textarea--html-textarea${error ? ' utrecht-textarea--invalid' : ''}`}
        id={fieldId(about.name)}
        name={name}
        aria-describedby={describedBy(about)}
        aria-invalid={error ? true : undefined}
      />
    </TextFrame>
  )
}

export interface Choice {
  value: string
  label: string
  hint?: ReactNode
}

interface RadioGroupProps extends Described {
  legend: string
  choices: Choice[]
  /** Chosen beforehand, where the page leaves the rest to the browser. */
  defaultValue?: string
  value?: string
  onChange?: (value: string) => void
  required?: boolean
}

/** A `radiogroup` named by its question; every line is one target. The first radio is where an error leads to. */
export function RadioGroup(props: RadioGroupProps) {
  const { legend, name, description, error, choices, defaultValue, value, onChange, required } = props
  const key = keyOf(props)
  return (
    <div
      className={error ? 'field field--invalid' : 'field'}
      role="radiogroup"
      aria-labelledby={legendId(key)}
      aria-describedby={describedBy({ name: key, description, error })}
      aria-invalid={error ? true : undefined}
      aria-required={required || undefined}
    >
      <span className="field__legend utrecht-form-label" id={legendId(key)}>
        {legend}
      </span>
      {description && <Description name={key}>{description}</Description>}
      {error && <FieldError name={key}>{error}</FieldError>}
      <div className="choices">
        {choices.map((choice, index) => {
          const id = index === 0 ? fieldId(key) : `${fieldId(key)}-${choice.value}`
          return (
            <div className="choice" key={choice.value}>
              <input
                className="utrecht-radio-button utrecht-radio-button--html-input"
                type="radio"
                id={id}
                name={name}
                value={choice.value}
                aria-describedby={choice.hint ? `${id}-uitleg` : undefined}
                {...(value === undefined
                  ? { defaultChecked: choice.value === defaultValue }
                  : { checked: choice.value === value })}
                onChange={onChange && (() => onChange(choice.value))}
              />
              <label className="choice__label" htmlFor={id}>
                {choice.label}
              </label>
              {choice.hint && (
                <span className="choice__hint" id={`${id}-uitleg`}>
                  {choice.hint}
                </span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

interface CheckboxProps extends Described, Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'type'> {
  label: ReactNode
  name: string
}

export function Checkbox({ label, name, of, description, error, ...input }: CheckboxProps) {
  const about = { name: keyOf({ name, of }), description, error }
  const id = input.id ?? fieldId(about.name)
  return (
    <div className="field">
      {error && <FieldError name={about.name}>{error}</FieldError>}
      <div className="choice">
        <input
          className="utrecht-checkbox utrecht-checkbox--html-input"
          {...input}
          type="checkbox"
          id={id}
          name={name}
          aria-describedby={describedBy(about)}
          aria-invalid={error ? true : undefined}
        />
        <label className="choice__label" htmlFor={id}>
          {label}
        </label>
        {description && (
          <span className="choice__hint" id={descriptionId(about.name)}>
            {description}
          </span>
        )}
      </div>
    </div>
  )
}
