import QRCode from 'qrcode'

/** A square of modules as one SVG path, in units of one module. Made on the server: the link goes to no other script. */
export interface QrDrawing {
  size: number
  path: string
}

export function drawQr(text: string): QrDrawing {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const squares: string[] = []
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (modules.get(y, x)) squares.push(`M${x} ${y}h1v1h-1z`)
  return { size, path: squares.join('') }
}
