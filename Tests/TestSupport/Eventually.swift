import Dispatch
import Glibc

/// Looks again and again until there is something to see: for what other programs do, which give no sign of it.
///
/// - Parameters:
///   - what: what is waited for, for the words of the failure.
///   - seconds: after how long to give up.
///   - look: gives what was waited for, or nothing yet.
public func eventually<Seen>(
    _ what: String, within seconds: Int = 60, _ look: () async throws -> Seen?
) async throws -> Seen {
    let limit = DispatchTime.now() + .seconds(seconds)
    while true {
        if let seen = try await look() { return seen }
        guard DispatchTime.now() < limit else {
            throw ChildProcess.Failure(description: "waited \(seconds) s in vain for this: \(what)")
        }
        // Leaves the processor to the program that is waited for.
        poll(nil, 0, 40)
    }
}
