import { Component, type ReactNode } from 'react'

interface Props {
  children: ReactNode
  /** What to show instead; a new release means that a part of the old one is gone from the server. */
  fallback(problem: { isNewRelease: boolean; error: unknown }): ReactNode
  /** A change of it (the address) tries again. */
  resetKey?: string
}

interface State {
  error?: unknown
}

const partIsGone = /dynamically imported module|Importing a module script|preload CSS|Loading chunk/i

/** Keeps a failing page from taking the rest with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = {}

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('unknown') }
  }

  override componentDidUpdate(previous: Props) {
    if (this.state.error && previous.resetKey !== this.props.resetKey) this.setState({ error: undefined })
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return this.props.fallback({ error, isNewRelease: partIsGone.test(String(error)) })
  }
}
