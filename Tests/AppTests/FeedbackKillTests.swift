import Addresses
import Curl
import Foundation
import Persistence
import Synchronization
import TestSupport
import Testing

/// What somebody was told is kept, is kept, once, however often the program is killed.
@Suite(.serialized) struct FeedbackKillTests {
    private static let rounds = 8
    private static let people = 0..<4
    private static let channels = ["web", "phone"]
    private static let choices = ["very_satisfied", "satisfied", "neither", "dissatisfied", "very_dissatisfied"]

    /// Requests of this machine that no proxy hands on are not counted by `SubmissionLimits`: people can write as fast as
    /// they are answered.
    @Test(.timeLimit(.minutes(5)))
    func `killed 8 times while people write: each letter is there once, under one code, and in the sums once`()
        async throws
    {
        let town = try Installation(probing: [])
        let service =
            TownFiles.permits(port: 9)
            + "\nfeedback: { question_set: \"uk-satisfaction\", channels: [\"web\", \"phone\"] }"
        _ = try town.register(service, as: "permits.yaml")
        var random = SplitMix64(seed: 8)
        let post = try Post()
        for round in 1...Self.rounds {
            let server = try await town.serve()
            async let written: Void = writing(round, post, server)
            let (before, wanted) = (post.notes.codes.count, Int.random(in: 1...20, using: &random))
            let awaited = await Result {
                try await eventually("round \(round): \(wanted) letters are taken") {
                    post.notes.codes.count >= before + wanted || !post.notes.surprises.isEmpty ? true : nil
                }
            }
            // Anywhere within the next letters.
            poll(nil, 0, Int32.random(in: 0...20, using: &random))
            server.kill()
            await written
            _ = try awaited.get()
        }
        let unanswered = post.notes.unanswered
        let server = try await town.serve()
        await withTaskGroup { group in
            for person in Self.people {
                group.addTask {
                    await post.sendOpen(of: person, to: server)
                    // Everybody was told of every letter: sent again, each is answered as before.
                    await post.repeatAll(of: person, to: server)
                }
            }
        }
        let codesLead = await post.codesLead(at: server)
        #expect(server.stop() == 0)
        await post.close()
        #expect(post.notes.surprises.isEmpty, "\(post.notes.surprises.prefix(5))")
        #expect(post.notes.open.isEmpty)
        #expect(codesLead)
        #expect(unanswered >= Self.rounds, "the kills met nobody, so this test said nothing")
        #expect(post.notes.repeated == post.notes.codes.count)
        try check(try Heard(town), post.notes)
    }

    /// Everybody writes until there is no answer.
    private func writing(_ round: Int, _ post: Post, _ server: RunningServer) async {
        await withTaskGroup { group in
            for person in Self.people {
                group.addTask {
                    guard await post.sendOpen(of: person, to: server) else { return }
                    for number in 1... {
                        let letter = Letter(
                            person: person, key: "\(round)-\(person)-\(number)",
                            channel: Self.channels[number % Self.channels.count],
                            choice: Self.choices[(round + person + number) % Self.choices.count])
                        guard await post.send(letter, to: server) else { return }
                    }
                }
            }
        }
    }

    private func check(_ heard: Heard, _ notes: Post.Notes) throws {
        let letters = notes.letters
        #expect(Set(letters.map(\.key)) == Set(notes.codes.keys), "every letter was acknowledged in the end")
        #expect(Set(notes.codes.values).count == letters.count, "everybody has a code of their own")
        // Not one is missing, not one is there twice, and there is nothing that nobody wrote.
        let times = Dictionary(heard.submissions.map { ($0.words, 1) }, uniquingKeysWith: +)
        for letter in letters {
            #expect(times[letter.words] == 1, "\(letter.key) is there \(times[letter.words] ?? 0) times")
        }
        #expect(heard.submissions.count == letters.count)
        for submission in heard.submissions {
            let letter = letters.first { $0.words == submission.words }
            #expect(letter?.channel == submission.channel && letter?.choice == submission.choice, "\(submission)")
        }
        #expect(heard.keys == letters.count && heard.codes == letters.count && heard.received == letters.count)
        for channel in Self.channels {
            let choices = letters.filter { $0.channel == channel }.map(\.choice)
            var sums = Dictionary(choices.map { ($0, Int64(1)) }, uniquingKeysWith: +)
            // The empty choice counts those who answered.
            sums[""] = Int64(choices.count)
            #expect(heard.sums[channel] == sums, "the sums of \(channel)")
        }
    }
}

/// What one person sends.
private struct Letter: Sendable, Hashable {
    let person: Int
    let key: String
    let channel: String
    let choice: String

    /// Words that nobody else writes, without a digit: digits may be taken for a number of somebody's.
    var words: String {
        "I waited, " + String(key.map { $0.wholeNumberValue.map { Array("abcdefghij")[$0] } ?? " " })
    }

    var body: String {
        #"{ "answers": { "satisfaction": "\#(choice)", "improve": "\#(words)" }, "language": "en" }"#
    }
}

/// People's requests, and what they were told.
private final class Post: Sendable {
    struct Notes {
        /// Everything that was ever sent.
        var letters: [Letter] = []
        /// What was sent and not acknowledged yet.
        var open: [Letter] = []
        /// The codes by key, as they were acknowledged.
        var codes: [String: String] = [:]
        /// How often there was no answer.
        var unanswered = 0
        /// How many acknowledged letters were acknowledged again as repeated.
        var repeated = 0
        /// Answers that are wrong whatever happened.
        var surprises: [String] = []
        /// Where a code leads, for the last letter of each person.
        var follow: [Int: String] = [:]
    }

    private struct Receipt: Decodable {
        let code: String
        let url: String
        let isRepeated: Bool

        enum CodingKeys: String, CodingKey {
            case code = "follow_code"
            case url = "follow_url"
            case isRepeated = "repeated"
        }
    }

    private let client: TransferClient
    private let state = Mutex(Notes())

    init() throws {
        client = try TransferClient(settings: TransferSettings(trust: try TrustStore(), userAgent: "app-tests"))
    }

    var notes: Notes { state.withLock { $0 } }

    /// Sends a letter for the first time, or again under its key; false where nothing more can be sent.
    func send(_ letter: Letter, to server: RunningServer) async -> Bool {
        let isNew = state.withLock { notes -> Bool in
            guard !notes.letters.contains(letter) else { return false }
            notes.letters.append(letter)
            notes.open.append(letter)
            return true
        }
        let result = await ask(letter, server)
        return state.withLock { notes in
            guard result.failure == nil else {
                notes.unanswered += 1
                return false
            }
            guard let receipt = Self.receipt(result, statuses: isNew ? [201] : [200, 201]) else {
                notes.surprises.append(
                    "\(letter.key): \(result.status) \(String(decoding: result.body, as: UTF8.self))")
                return false
            }
            notes.codes[letter.key] = receipt.code
            notes.follow[letter.person] = receipt.url
            notes.open.removeAll { $0 == letter }
            return true
        }
    }

    /// Sends what a person has no answer to, again; false where nothing more can be sent.
    @discardableResult
    func sendOpen(of person: Int, to server: RunningServer) async -> Bool {
        for letter in notes.open where letter.person == person {
            guard await send(letter, to: server) else { return false }
        }
        return true
    }

    /// Sends everything that a person has an answer to, again.
    func repeatAll(of person: Int, to server: RunningServer) async {
        for letter in notes.letters where letter.person == person {
            let result = await ask(letter, server)
            state.withLock { notes in
                if let receipt = Self.receipt(result, statuses: [200]), receipt.code == notes.codes[letter.key] {
                    notes.repeated += 1
                } else {
                    notes.surprises.append(
                        "\(letter.key) again: \(result.status) \(String(decoding: result.body, as: UTF8.self))")
                }
            }
        }
    }

    /// Whether the last code of each person leads to a page.
    func codesLead(at server: RunningServer) async -> Bool {
        for (_, url) in notes.follow.sorted(by: { $0.key < $1.key }) {
            // The port may be another than when the letter was taken.
            guard let path = URL(string: url)?.path else { return false }
            let result = await client.perform(Transfer(url: server.url + path, addresses: .trusted))
            guard result.status == 200 else { return false }
        }
        return !notes.follow.isEmpty
    }

    /// Ends the client.
    func close() async { await client.shutdown() }

    private func ask(_ letter: Letter, _ server: RunningServer) async -> TransferResult {
        var transfer = Transfer(
            url: "\(server.url)/api/v1/feedback/renew-permit/\(letter.channel)", addresses: .trusted)
        transfer.method = "POST"
        transfer.headers = [
            (name: "Content-Type", value: "application/json"), (name: "Idempotency-Key", value: letter.key),
        ]
        transfer.body = Array(letter.body.utf8)
        return await client.perform(transfer)
    }

    /// What was acknowledged: new with 201, what was there before with 200, and the answer says which.
    private static func receipt(_ result: TransferResult, statuses: [Int]) -> Receipt? {
        guard result.failure == nil, statuses.contains(result.status),
            let receipt = try? JSONDecoder().decode(Receipt.self, from: Data(result.body)),
            receipt.isRepeated == (result.status == 200), !receipt.code.isEmpty
        else { return nil }
        return receipt
    }
}

/// What the database of an installation holds of what people said, read by statements of the test's own.
private struct Heard {
    struct Submission {
        let channel: String
        let choice: String
        let words: String
    }

    let submissions: [Submission]
    /// How often each choice was counted, by channel, over all days.
    let sums: [String: [String: Int64]]
    /// How many different keys, codes and submissions with one note of their arrival there are.
    let (keys, codes, received): (Int, Int, Int)

    init(_ town: Installation) throws {
        let datastore = try Datastore.open(.sqlite(town.folder.path("town.db")))
        defer { try? datastore.close() }
        (submissions, sums, keys, codes, received) = try datastore.readSync { database in
            let submissions = try database.rows(
                """
                SELECT s.channel, c.options, w.words FROM submission s
                LEFT JOIN answer c ON c.submission_id = s.id AND c.question = 'satisfaction'
                LEFT JOIN answer w ON w.submission_id = s.id AND w.question = 'improve'
                """
            ).map { row in
                Submission(
                    channel: try row.text("channel"), choice: try row.optionalText("options") ?? "",
                    words: try row.optionalText("words") ?? "")
            }
            var sums: [String: [String: Int64]] = [:]
            for row in try database.rows(
                """
                SELECT s.path, d.choice, d.answers FROM answer_day d JOIN subject s ON s.id = d.subject_id
                WHERE d.question = 'satisfaction'
                """)
            {
                let channel = try row.text("path").split(separator: "/").last.map(String.init) ?? ""
                sums[channel, default: [:]][try row.text("choice"), default: 0] += try row.int64("answers")
            }
            let counts = try database.row(
                """
                SELECT (SELECT COUNT(*) FROM submission_key) AS keys,
                    (SELECT COUNT(DISTINCT follow_digest) FROM submission) AS codes,
                    (SELECT COUNT(*) FROM (SELECT submission_id FROM submission_event WHERE kind = 'received'
                        GROUP BY submission_id HAVING COUNT(*) = 1) AS once) AS received
                """)
            return (
                submissions, sums, Int(try counts?.int64("keys") ?? 0), Int(try counts?.int64("codes") ?? 0),
                Int(try counts?.int64("received") ?? 0)
            )
        }
    }
}

extension Result where Failure == any Error {
    /// What became of some work, kept until something else is done.
    fileprivate init(_ work: () async throws -> Success) async {
        do {
            self = .success(try await work())
        } catch {
            self = .failure(error)
        }
    }
}
