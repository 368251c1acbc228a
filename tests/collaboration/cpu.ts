/** Milliseconds of work that this thread did: what a frame costs, whatever else the machine is busy with. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
