import { IconExclamationCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { fieldId } from '../ui/fields.tsx'
import { Icon } from '../ui/Icon.tsx'

/** What the server takes; a larger one is told of here, since a refused upload ends without a page. */
const LARGEST_FILE_BYTES = 1024 * 1024

export function FileField({ error }: { error?: string }) {
  const { importing, common } = useMessages()
  const [isTooLarge, setTooLarge] = useState(false)
  const sentence = isTooLarge ? importing.problems['too-large'] : error
  return (
    <div className={sentence ? 'field utrecht-form-field--invalid' : 'field'}>
      <label className="field__label utrecht-form-label" htmlFor={fieldId('file')}>
        {importing.file}
      </label>
      <div className="field__description utrecht-form-field-description" id="uitleg-file">
        {importing.fileHint}
      </div>
      <div id="fout-file" aria-live="polite">
        {sentence && (
          <p className="field__error utrecht-form-field-error-message">
            <Icon of={IconExclamationCircle} size={20} />
            <span>
              <span className="sr-only">{common.errorPrefix} </span>
              {sentence}
            </span>
          </p>
        )}
      </div>
      <input
        type="file"
        className="file-field"
        id={fieldId('file')}
        name="file"
        accept=".json,application/json"
        aria-describedby="uitleg-file fout-file"
        aria-invalid={sentence ? true : undefined}
        onChange={({ currentTarget }) => {
          const large = (currentTarget.files?.[0]?.size ?? 0) > LARGEST_FILE_BYTES
          setTooLarge(large)
          // Nothing to send then: the form says that a file is missing.
          if (large) currentTarget.value = ''
        }}
      />
    </div>
  )
}
