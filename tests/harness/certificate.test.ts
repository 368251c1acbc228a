import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { selfSignedCertificate } from './certificate.ts'

test('the certificate made for a test is one that a TLS client can read and check', () => {
  const { cert, key } = selfSignedCertificate()
  const read = new X509Certificate(cert)
  expect(read.verify(read.publicKey)).toBe(true)
  expect(read.checkHost('localhost')).toBe('localhost')
  expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(key).toContain('PRIVATE KEY')
})
