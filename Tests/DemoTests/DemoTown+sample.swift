import Registry

@testable import Demo

extension DemoTown {
    /// A town on made-up ports, on Wednesday 4 March 2026 at 10:20 UTC.
    static let sample = DemoTown(
        ports: TownPorts(permits: 41001, births: 41002, tax: 41003, lights: 41004),
        start: Timestamp(milliseconds: 1_772_619_600_000))
}
