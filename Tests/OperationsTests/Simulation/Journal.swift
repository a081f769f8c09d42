import Probing
import Registry

/// What was handed to the program over the week, in order: all that the model knows of the run.
struct Journal: Sendable {
    enum Entry: Sendable {
        /// A server began to watch.
        case began
        /// Results were recorded together; by stream.
        case results([ProbeResult])
        /// It became known what a look at our own way out, begun at a moment, found.
        case wayOut(WayOut.Verdict, asked: Int64)
        /// Time was let take effect.
        case ticked
    }

    private(set) var entries: [(at: Int64, entry: Entry)] = []

    mutating func note(_ entry: Entry, at moment: Int64) { entries.append((moment, entry)) }
}
