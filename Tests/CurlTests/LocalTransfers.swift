import Addresses
import Curl
import TestSupport

/// What the tests of this folder share: policies that allow loopback, and single transfers.
enum LocalTransfers {
    /// The system's authorities, read once.
    static let systemTrust = Result { try TrustStore() }

    /// Probes may reach loopback.
    static func policy(listening: [SocketAddress] = []) throws -> AddressPolicy {
        AddressPolicy(
            purpose: .probe,
            allowed: [
                AddressAllowance(cidr: try CIDR(parsing: "127.0.0.0/8")),
                AddressAllowance(cidr: try CIDR(parsing: "::1")),
            ], listening: listening)
    }

    /// Runs one transfer on a loop of its own.
    static func run(_ transfer: Transfer, trust: TrustStore? = nil) async throws -> TransferResult {
        let settings = TransferSettings(trust: try trust ?? systemTrust.get(), userAgent: "Plumbline-test/1")
        let client = try TransferClient(settings: settings)
        let result = await client.perform(transfer)
        await client.shutdown()
        return result
    }

    /// Runs one transfer to a URL at loopback.
    static func get(
        _ url: String, trust: TrustStore? = nil, _ change: (inout Transfer) -> Void = { _ in }
    ) async throws -> TransferResult {
        var transfer = Transfer(url: url, addresses: try policy())
        change(&transfer)
        return try await run(transfer, trust: trust)
    }
}
