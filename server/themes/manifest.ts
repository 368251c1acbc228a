import { z } from 'zod'

const file = z.string().regex(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/, 'is not the name of a file in the folder')
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour of six digits, such as #005f6d')

/** `theme.json` of a mounted theme. Unknown keys are a mistake: most often a letter typed wrong. */
export const manifest = z
  .strictObject({
    /** The class that the sheets put their tokens on, such as `leiden-theme`. */
    class: z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not a class name such as leiden-theme'),
    /** Of the organisation, as people see it. */
    name: z.string().trim().min(1),
    css: z.array(file).default([]),
    /** True when the sheets have values for dark screens too; else the site stays light. */
    dark: z.boolean().default(false),
    logoSvg: file.optional(),
    /** For who has no package of tokens: we make the tints from these. */
    colors: z.strictObject({ primary: colour, accent: colour.optional() }).optional(),
  })
  .refine((theme) => theme.css.length > 0 || theme.colors, 'needs css, colors, or both')

export type Manifest = z.infer<typeof manifest>
