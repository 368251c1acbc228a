/** Where things are, and how a script says something or stops. Runs on any Node from 18 on, before anything is installed. */
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(fileURLToPath(import.meta.url), '../..')
export const at = (...parts) => join(ROOT, ...parts)

/** The Node that the project brings along as an npm package. */
export const PROJECT_NODE = at('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** A message for whoever typed the command: one sentence, no stack. */
export class Plain extends Error {}

export const say = (line) => process.stderr.write(`${line}\n`)

/** Runs a script's work; what goes wrong is told in one sentence where we know it. */
export async function run(work) {
  try {
    await work()
  } catch (error) {
    say(sentenceFor(error))
    process.exitCode = 1
  }
}

/** @param {unknown} error */
export function sentenceFor(error) {
  if (error instanceof Plain) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const path = error instanceof Error && 'path' in error ? ` (${error.path})` : ''
  if (code === 'ENOSPC') return `The disk is full${path}. Make room and start again.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `This folder may not be written${path}. Give it to the user who starts the program, and start again.`
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * Runs one program to its end and resolves with its exit code. Signals that reach us are passed on, so that a stop
 * reaches the program too.
 */
export function runProgram(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options })
    const pass = (signal) => child.kill(signal)
    const signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    let output = ''
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', fail)
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, pass)
      done({ code: code ?? (signal ? 1 : 0), output })
    })
  })
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

/** React Router needs 22.22; the server's TypeScript needs type stripping without a flag. */
const isNewEnough = major > 22 || (major === 22 && minor >= 22)

/** The Node to run the project on: our own, or the one that runs this where ours could not be installed. */
export function projectNode() {
  if (existsSync(PROJECT_NODE)) return PROJECT_NODE
  if (isNewEnough) return process.execPath
  throw new Plain(
    `This needs Node 22.22 or newer, and the copy that npm installs along is missing (this is Node ${process.versions.node}). Run "npm ci --ignore-scripts=false", or install Node 24.`,
  )
}

/** By what the paths lead to: with a linked `node_modules` they differ, and this would start itself for ever. */
export const isProjectNode = () => realpathSync(process.execPath) === realpathSync(projectNode())
