/**
 * A book as a row of simple pieces. What an agreement, a scale or a place to sign looks like is decided once, in
 * `of-book.ts`; a word processor's file and a web page only know how to draw these.
 */
export interface Run {
  text: string
  bold?: true
  italic?: true
  /** A checking code: fixed width. */
  code?: true
  /** BCP 47, where it is not the book's. */
  language?: string
}

export type ParagraphLook = 'body' | 'subtitle' | 'caption' | 'by' | 'note'

export type Piece =
  | { type: 'title'; text: string }
  /** 1: a chapter. 2: a question or a goal. */
  | { type: 'heading'; level: 1 | 2; text: string }
  | { type: 'paragraph'; look: ParagraphLook; runs: Run[] }
  | { type: 'list'; items: Piece[][] }
  | PieceTable
  /** Words that stand apart: of one person, or "dit staat vast". */
  | { type: 'box'; look: 'quote' | 'notice'; pieces: Piece[] }
  | { type: 'picture'; svg: string; alt: string; width: number }

export interface PieceTable {
  type: 'table'
  caption: string | null
  head: string[]
  rows: Run[][][][]
  /** Parts of the width, together 1. */
  widths: number[]
  /** The first cell of a row names the row. */
  rowHeads: boolean
}
