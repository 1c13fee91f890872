import { Component, type ErrorInfo, type ReactNode } from 'react';

type Props = {
  /** What stands in the place of the failed region. */
  fallback: (retry: () => void, error: unknown) => ReactNode;
  /** A new value gives the region another chance. */
  resetKey?: string | number;
  children: ReactNode;
};
type State = { failed: boolean; error: unknown };

/** Keeps the failure of one region of a screen inside that region. */
export class RegionBoundary extends Component<Props, State> {
  override state: State = { failed: false, error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: true, error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    // React has logged the error; this adds which region, for whoever reads the console.
    reportError(new Error(`a region of the screen failed:${info.componentStack ?? ''}`, { cause: error }));
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed && before.resetKey !== this.props.resetKey) this.retry();
  }

  readonly retry = (): void => this.setState({ failed: false, error: null });

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback(this.retry, this.state.error) : this.props.children;
  }
}
