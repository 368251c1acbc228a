import { IconCheck } from '@tabler/icons-react'
import { Form } from 'react-router'
import type { OrganisationSettings } from '#server/organisations/types.ts'
import { useMessages } from '../messages/MessagesProvider.tsx'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { TextField } from '../ui/fields.tsx'

/** Sign-in and register. A secret is written, never shown again. */
export function ConnectionCards(props: { settings: OrganisationSettings; fromEnvironment: boolean }) {
  const { settings, fromEnvironment } = props
  const { admin } = useMessages()
  const { signIn, register } = settings
  if (fromEnvironment)
    return (
      <Card title={admin.connectionsTitle}>
        <Alert>{admin.fromEnvironment}</Alert>
        <ul className="points">
          <li>{signIn ? admin.signInIs(signIn.issuer) : admin.signInNone}</li>
          <li>{register ? admin.registerIs(register.zakenUrl) : admin.registerNone}</li>
        </ul>
      </Card>
    )
  return (
    <>
      <Card title={admin.signInTitle}>
        <p>{admin.signInText}</p>
        <Form method="post" className="stack">
          <input type="hidden" name="wat" value="sign-in" />
          <TextField name="issuer" label={admin.issuer} defaultValue={signIn?.issuer} dir="ltr" />
          <TextField name="clientId" label={admin.clientId} defaultValue={signIn?.clientId} dir="ltr" />
          <Secret name="secret" known={signIn !== null} />
          <TextField
            name="rolesClaim"
            label={admin.rolesClaim}
            defaultValue={signIn?.rolesClaim ?? 'roles'}
            dir="ltr"
          />
          <TextField name="acr" label={admin.acr} defaultValue={signIn?.acr ?? ''} optional dir="ltr" />
          <Save />
        </Form>
      </Card>
      <Card title={admin.registerTitle}>
        <p>{admin.registerText}</p>
        <Form method="post" className="stack">
          <input type="hidden" name="wat" value="register" />
          <TextField name="zakenUrl" label={admin.zaken} defaultValue={register?.zakenUrl} dir="ltr" />
          <TextField
            name="documentenUrl"
            label={admin.documenten}
            defaultValue={register?.documentenUrl}
            dir="ltr"
          />
          <TextField
            name="catalogiUrl"
            label={admin.catalogi}
            defaultValue={register?.catalogiUrl}
            dir="ltr"
          />
          <TextField name="registerId" label={admin.clientId} defaultValue={register?.clientId} dir="ltr" />
          <Secret name="registerSecret" known={register !== null} />
          <TextField
            name="tokenUrl"
            label={admin.tokenUrl}
            defaultValue={register?.tokenUrl ?? ''}
            optional
            dir="ltr"
          />
          <TextField
            name="rsin"
            label={admin.rsin}
            defaultValue={register?.bronorganisatie}
            inputMode="numeric"
          />
          <TextField
            name="documentType"
            label={admin.documentType}
            defaultValue={register?.documentType ?? 'Familiegroepsplan'}
          />
          <TextField
            name="confidentiality"
            label={admin.confidentiality}
            defaultValue={register?.confidentiality ?? 'vertrouwelijk'}
          />
          <Save />
        </Form>
      </Card>
    </>
  )
}

function Secret({ name, known }: { name: string; known: boolean }) {
  const { admin } = useMessages()
  return (
    <TextField
      name={name}
      type="password"
      label={admin.secret}
      description={known ? admin.secretKnown : undefined}
      autoComplete="new-password"
      dir="ltr"
    />
  )
}

function Save() {
  const { admin } = useMessages()
  return (
    <div className="form-actions">
      <Button type="submit" icon={IconCheck}>
        {admin.save}
      </Button>
    </div>
  )
}
