import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const PUBLIC = {
  PUBLIC_URL: 'https://plan.example.nl',
  SESSION_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtps://mail.example.nl',
  MAIL_FROM: 'plan@example.nl',
}

describe('settings', () => {
  it('R-E25: outside local mode each missing setting stops the start and is named', () => {
    for (const name of ['SESSION_SECRET', 'SMTP_URL', 'MAIL_FROM']) {
      expect(() => readConfig({ ...PUBLIC, [name]: undefined })).toThrow(new RegExp(`${name} must be set`))
    }
    expect(() => readConfig({ ...PUBLIC, SESSION_SECRET: 'short' })).toThrow(/SESSION_SECRET/)
    expect(readConfig(PUBLIC).sessionSecret).toBe(PUBLIC.SESSION_SECRET)
  })

  it('R-E25: local mode has no secret in the code', () => {
    expect(readConfig({}).sessionSecret).toBeNull()
  })

  it('R-E1: the allowed origins follow from PUBLIC_URL, or are this computer', () => {
    expect(readConfig(PUBLIC).origins).toEqual(['https://plan.example.nl'])
    expect(readConfig({ PORT: '4000' }).origins).toEqual(['http://localhost:4000', 'http://127.0.0.1:4000'])
  })

  it('refuses what it does not understand, naming the setting', () => {
    for (const [name, value] of Object.entries({
      PORT: 'many',
      PUBLIC_URL: 'plan',
      TRUSTED_PROXIES: '-1',
      LOG_LEVEL: 'loud',
    })) {
      expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
      expect(() => readConfig({ [name]: value })).toThrow(new RegExp(name))
    }
    expect(() => readConfig({ ...PUBLIC, PUBLIC_URL: 'https://example.nl/plan' })).toThrow(/without a path/)
  })

  it('reads the organisation’s own numbers for the crisis box', () => {
    expect(
      readConfig({ CRISIS_NUMBERS: 'Crisisdienst jeugd: 088 123 45 67; Wijkteam: 0123-456789' })
        .crisisNumbers,
    ).toEqual([
      { name: 'Crisisdienst jeugd', phone: '088 123 45 67' },
      { name: 'Wijkteam', phone: '0123-456789' },
    ])
    expect(readConfig({}).crisisNumbers).toEqual([])
    expect(readConfig({}).crisisProtocol).toBeNull()
    expect(readConfig({ CRISIS_PROTOCOL: ' Bel ons. ' }).crisisProtocol).toBe('Bel ons.')
    expect(() => readConfig({ CRISIS_PROTOCOL: 'x'.repeat(401) })).toThrow(/CRISIS_PROTOCOL/)
    expect(() => readConfig({ CRISIS_NUMBERS: 'bel maar' })).toThrow(/CRISIS_NUMBERS/)
  })

  it('counts an empty value as absent', () => {
    expect(readConfig({ PORT: '', PUBLIC_URL: '' }).port).toBe(3000)
  })
})

it('limits of open connections are settings, and the others stay as they are', () => {
  const { lineLimits } = readConfig({
    LIMIT_CONNECTIONS_PER_ADDRESS: '5000',
    LIMIT_UPDATES_PER_SECOND: '200',
  })
  expect(lineLimits).toEqual({
    socketsPerAddress: 5_000,
    updatesPerSecond: 200,
    updatesAtOnce: 1_000,
    framesPerSecond: 600,
    framesAtOnce: 2_000,
  })
  expect(readConfig({}).lineLimits).toEqual({})
  expect(() => readConfig({ LIMIT_CONNECTIONS_PER_ADDRESS: '0' })).toThrow('LIMIT_CONNECTIONS_PER_ADDRESS')
})
