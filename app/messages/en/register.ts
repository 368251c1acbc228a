import type { register as nl } from '../nl/register.ts'

export const register: typeof nl = {
  problems: {
    unreachable: 'The case system cannot be reached.',
    timeout: 'The case system does not answer in time.',
    'server-error': 'Something went wrong in the case system.',
    busy: 'The case system is too busy.',
    'invalid-jwt-signature': 'The case system does not know our key. The administrator can check the secret.',
    'jwt-decode-error': 'The case system does not accept our key. Often a clock is wrong.',
    'jwt-expired': 'To the case system our key is too old. Often a clock is wrong.',
    'invalid-client-identifier': 'The case system does not know this application.',
    not_authenticated: 'The case system does not know this application.',
    'no-token': 'We got no key for the case system. The administrator can check the settings.',
    permission_denied: 'This application may not do this in the case system. The administrator can allow it.',
    'zaak-unknown': 'There is no case with this number in the case system.',
    'type-unknown': 'The catalogue has no published document type for the family group plan.',
    'does-not-exist': 'The case system does not find the case or the document.',
    'missing-zaaktype-informatieobjecttype-relation':
      'This kind of document may not go with this kind of case.',
    'pending-relations': 'The case system is still putting the document with the case.',
    'zaak-closed': 'The case is closed or archived.',
    conflict: 'Something else happened to this document at the same time.',
    crs: 'The case system wants another form of the question. The administrator can check the addresses.',
    'existing-lock': 'Somebody is working on this document in the case system.',
    'lost-lock': 'The document is still locked in the case system. The administrator can open it.',
    'file-size': 'The case system says that the size of the document is wrong.',
    'incomplete-upload': 'The document did not arrive whole.',
    'identificatie-niet-uniek': 'There is a document with this name already, which we may not see.',
    'relation-missing': 'The document is there, but it is not in the case yet.',
    'newer-version': 'A newer version of this plan is in the case already.',
    withdrawn: 'The family took this plan back. It does not go to the case.',
    'not-removed':
      'The family took this back. The document still lies in the register, in no case. Have it removed.',
    'no-register': 'No case system is set up.',
    'no-pdf': 'The document could not be made yet.',
    unknown: 'The case system did not take the plan.',
  },
}
