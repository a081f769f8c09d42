import Probing
import Registry

/// One result among all: no two of one stream share a moment.
struct StreamMoment: Hashable {
    let stream: Int
    let at: Timestamp

    init(_ result: ProbeResult) { (stream, at) = (result.stream, result.at) }
}
