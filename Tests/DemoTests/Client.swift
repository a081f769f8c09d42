import Addresses
import Curl

/// A client of the kind that the product itself uses, for one test.
func withClient<Answer>(_ work: (TransferClient) async throws -> Answer) async throws -> Answer {
    let client = try TransferClient(settings: TransferSettings(trust: try TrustStore(), userAgent: "demo-tests"))
    do {
        let answer = try await work(client)
        await client.shutdown()
        return answer
    } catch {
        await client.shutdown()
        throw error
    }
}

extension TransferClient {
    /// Asks for a page.
    func get(_ url: String, timeoutMilliseconds: Int = 10_000) async -> TransferResult {
        var transfer = Transfer(url: url, addresses: .trusted)
        transfer.timeoutMilliseconds = timeoutMilliseconds
        return await perform(transfer)
    }
}

extension TransferResult {
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
}
