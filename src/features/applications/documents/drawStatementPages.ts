/** A text to be set on A4 pages. */
export interface StatementText {
  title: string
  author: string
  /** yyyy-mm-dd. */
  day: string
  text: string
}

/** A4 at 150 dpi. */
const WIDTH = 1240
const HEIGHT = 1754
const MARGIN = 150
const FONT = 30
const LINE = 54
const FAMILY = '"FangSong", "STFangsong", "SimSun", "Songti SC", "Noto Serif CJK SC", serif'
/** No line begins with these. */
const NOT_FIRST = '，。、；：？！）》”’…—,.;:?!)'

/** Breaks paragraphs into lines that fit; each paragraph is indented by two characters. */
export function breakLines(text: string, width: number, measure: (part: string) => number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split(/\r?\n/).filter((part) => part.trim() !== '')) {
    let line = '　　'
    for (const char of paragraph.trim()) {
      if (measure(line + char) > width && !NOT_FIRST.includes(char)) {
        lines.push(line)
        line = ''
      }
      line += char
    }
    lines.push(line)
  }
  return lines
}

/** The text as pictures of A4 pages, for who has no document of it. */
export async function drawStatementPages({ title, author, day, text }: StatementText): Promise<File[]> {
  const first = createPage()
  first.paper.font = `${FONT}px ${FAMILY}`
  const lines = breakLines(text, WIDTH - 2 * MARGIN, (part) => first.paper.measureText(part).width)
  lines.push(
    '',
    `　　　　　　　　　　　　　　　　　　　　${author}`,
    `　　　　　　　　　　　　　　　　　　　　${day}`,
  )
  const pages: File[] = []
  let page = first
  let top = MARGIN + 140
  page.paper.textAlign = 'center'
  page.paper.font = `bold ${FONT * 1.5}px ${FAMILY}`
  page.paper.fillText(title, WIDTH / 2, MARGIN + 60)
  for (const line of lines) {
    if (top > HEIGHT - MARGIN) {
      pages.push(await fileOf(page.canvas, pages.length))
      page = createPage()
      top = MARGIN
    }
    page.paper.textAlign = 'left'
    page.paper.font = `${FONT}px ${FAMILY}`
    page.paper.fillText(line, MARGIN, top)
    top += LINE
  }
  pages.push(await fileOf(page.canvas, pages.length))
  return pages
}

function createPage() {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const paper = canvas.getContext('2d')
  if (!paper) throw new Error('this browser cannot draw')
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, WIDTH, HEIGHT)
  paper.fillStyle = '#000'
  return { canvas, paper }
}

async function fileOf(canvas: HTMLCanvasElement, index: number): Promise<File> {
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!content) throw new Error('this browser cannot encode pictures')
  return new File([content], `考评工作总结${index === 0 ? '' : index + 1}.png`, { type: 'image/png' })
}
