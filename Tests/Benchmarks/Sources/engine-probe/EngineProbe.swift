import Glibc

/// Makes plain HTTP probes with Plumbline's own code, for comparison with `bare-probe.c`.
///
///     engine-probe engine|transfers URL COUNT IN_FLIGHT
///
/// `engine` is all that stands between a registered probe and its result: the schedule, the limits per host, the
/// transfer, a condition on the answer, and the result handed over to another thread. `transfers` is the part below it
/// that speaks with libcurl. Both keep IN_FLIGHT probes under way until COUNT have ended; like the bare program, each on
/// a fresh connection with a fresh look-up.
@main
enum EngineProbe {
    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        guard words.count == 4, let count = Int(words[3]), let inFlight = Int(words[4]), count > 0, inFlight > 0 else {
            print("usage: engine-probe engine|transfers URL COUNT IN_FLIGHT")
            exit(2)
        }
        let good: Int
        switch words[1] {
        case "engine": good = try await EngineRun(url: words[2], count: count, inFlight: inFlight).goodCount()
        case "transfers": good = try await TransfersRun(url: words[2], count: count, inFlight: inFlight).goodCount()
        case let other:
            print("\"\(other)\" is neither engine nor transfers")
            exit(2)
        }
        print("\(good) of \(count) good")
        exit(good == count ? 0 : 1)
    }
}
