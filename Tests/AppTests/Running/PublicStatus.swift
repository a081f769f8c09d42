import Addresses
import Curl
import Foundation
import TestSupport

/// What the public may see of a service, as the API says it.
struct PublicStatus: Decodable {
    struct Cell: Decodable {
        let task: String?
        let channel: String
        let status: String
        let cause: String
        let since: String
    }

    let status: String
    let cause: String
    let since: String
    let tasks: [Cell]

    /// The cell of a channel.
    func cell(_ channel: String) -> Cell? { tasks.first { $0.channel == channel } }
}

/// A person's or a program's requests to the pages and the API.
final class Visitor: Sendable {
    private let client: TransferClient

    init() throws {
        client = try TransferClient(settings: TransferSettings(trust: try TrustStore(), userAgent: "app-tests"))
    }

    /// Asks for something; the status is 0 where there was no answer.
    func ask(
        _ url: String, method: String = "GET", token: String? = nil, body: String? = nil
    ) async -> (status: Int, text: String) {
        var transfer = Transfer(url: url, addresses: .trusted)
        transfer.method = method
        if let token { transfer.headers.append((name: "Authorization", value: "Bearer \(token)")) }
        if let body { transfer.body = Array(body.utf8) }
        transfer.timeoutMilliseconds = 10_000
        let result = await client.perform(transfer)
        return (Int(result.status), String(decoding: result.body, as: UTF8.self))
    }

    /// How a service stands; nothing where the server does not say.
    func status(of service: String, at server: RunningServer) async -> PublicStatus? {
        let (status, text) = await ask("\(server.url)/api/v1/status/\(service)")
        guard status == 200 else { return nil }
        return try? JSONDecoder().decode(PublicStatus.self, from: Data(text.utf8))
    }

    /// Whether a page says all of some words; fails with the page's text, without its markup, where it does not.
    func page(_ path: String, at server: RunningServer, says words: String...) async throws -> Bool {
        let (status, html) = await ask("\(server.url)/\(path)")
        let text = html.replacing(#/<[^>]*>/#, with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let missing = words.filter { !text.contains($0) }
        guard status == 200, missing.isEmpty else {
            throw ChildProcess.Failure(description: "\(path) (\(status)) does not say \(missing): \(text.prefix(1500))")
        }
        return true
    }

    /// Pushes a heartbeat.
    func push(_ word: String, to path: String, at server: RunningServer) async -> Int {
        await ask("\(server.url)\(path)?status=\(word)", method: "POST", body: "").status
    }

    /// Ends the client.
    func leave() async { await client.shutdown() }
}

/// Does something with a visitor that leaves in the end.
func withVisitor(_ work: (Visitor) async throws -> Void) async throws {
    let visitor = try Visitor()
    do { try await work(visitor) } catch {
        await visitor.leave()
        throw error
    }
    await visitor.leave()
}
