/** What pages may ask about themes: types only. */

/** What an organisation chose. Null elsewhere: the look of the installation. */
export type ThemeChoice =
  /** A theme of `THEME_DIR`, by the name of its folder. */
  | { kind: 'folder'; id: string }
  /** One or two colours of its house style, `#rrggbb`: the tints are made from those. */
  | { kind: 'colours'; primary: string; accent: string | null }

/** What a page needs to wear it. */
export interface ShownTheme {
  className: string
  stylesheets: string[]
  logoHref: string | null
  name: string
}

export interface Themes {
  /** What an organisation may choose from, by name. */
  choices(): { id: string; name: string }[]
  /** Null where nothing was chosen, and where the chosen folder is not there any more: the look of the installation. */
  of(choice: ThemeChoice | null): ShownTheme | null
}
