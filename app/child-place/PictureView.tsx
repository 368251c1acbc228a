import type { Picture } from '#plan/picture.ts'

export function PictureView(_props: { picture: Picture; by: string }) {
  return null
}
