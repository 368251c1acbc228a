import QRCode from 'qrcode'

/** A square to scan, with its quiet edge. Level Q: it still reads from a poor copy. */
export function drawQr(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' })
  const { size } = modules
  const dots: string[] = []
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (modules.get(y, x)) dots.push(`M${x + 2} ${y + 2}h1v1h-1z`)
  const edge = size + 4
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${edge} ${edge}" width="${edge * 4}" height="${edge * 4}" ` +
    `shape-rendering="crispEdges"><rect width="${edge}" height="${edge}" fill="#ffffff"/>` +
    `<path d="${dots.join('')}" fill="#000000"/></svg>`
  )
}
