/** Something that waits for its moment. */
interface Turn {
  at: string
  order: number
  start(): void
}

/**
 * Tells many stories at once in the order of time: whoever awaits a moment is resumed when nothing earlier is left,
 * so that the histories of all files interleave as they would have in reality. One story acts at a time.
 */
export class Chronicle {
  private readonly waiting: Turn[] = []
  private readonly horizon: string
  private count = 0
  private over: () => void = () => undefined
  private failed: (cause: unknown) => void = () => undefined

  /** What would happen after the horizon (an ISO instant in UTC) does not happen. */
  constructor(horizon: string) {
    this.horizon = horizon
  }

  /** Adds a story that begins at an instant. */
  tell(at: string, story: () => Promise<void>): void {
    this.wait(at, () => {
      story().then(
        () => this.over(),
        (cause) => this.failed(cause),
      )
    })
  }

  /** Waits for an instant; a story whose next moment lies beyond the horizon stays as it is for good. */
  async until(at: string): Promise<void> {
    const moment = new Promise<void>((resume) => {
      if (at <= this.horizon) this.wait(at, resume)
    })
    this.over()
    await moment
  }

  /** Tells everything; `onTurn` is called after each step. */
  async run(onTurn: (at: string) => void): Promise<void> {
    for (;;) {
      const next = this.takeEarliest()
      if (!next) return
      const turn = new Promise<void>((resolve, reject) => {
        this.over = resolve
        this.failed = reject
      })
      next.start()
      await turn
      onTurn(next.at)
    }
  }

  private wait(at: string, start: () => void) {
    this.count += 1
    this.waiting.push({ at, order: this.count, start })
  }

  private takeEarliest(): Turn | undefined {
    let best = -1
    this.waiting.forEach((turn, index) => {
      const held = this.waiting[best]
      if (!held || turn.at < held.at || (turn.at === held.at && turn.order < held.order)) best = index
    })
    const [turn] = best < 0 ? [] : this.waiting.splice(best, 1)
    return turn && turn.at <= this.horizon ? turn : undefined
  }
}
