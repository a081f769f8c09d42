/// One probe of the simulated service, in plain numbers (milliseconds), for the file, the network and the model alike.
struct SimulatedProbe: Sendable {
    let channel: String
    let id: String
    let task: String?
    let isCheck: Bool
    let isPushed: Bool
    let host: String
    /// The page that is asked for, by itself where probes of a host do not share one.
    let page: String
    let every: Int64
    let downAfter: Int
    let of: Int
    let upAfter: Int
    let recheck: Int64
    let timeout: Int64 = 10_000
    let silenceIsFailure: Bool

    /// How long after its time word may come.
    var grace: Int64 { max(every / 2, 10_000, isPushed ? 0 : timeout + 5_000) }

    var definitionID: String { "\(channel)-\(id)" }

    var definition: String {
        let head = """
            format: "plumbline-probe"
            format_version: "1"
            id: "\(definitionID)"
            title: { en: "\(definitionID)" }
            role: "\(isCheck ? "check" : "availability")"
            provides: []
            timeout: "\(timeout / 1000)s"
            confirm: { down_after: \(downAfter), of: \(of), up_after: \(upAfter), recheck: "\(recheck / 1000)s" }

            """
        guard !isPushed else {
            return head + """
                kind: "heartbeat"
                silence: "\(silenceIsFailure ? "failure" : "unknown")"
                """
        }
        return head + """
            kind: "http"
            parameters: [ { id: "url", type: "url", required: true } ]
            request: { method: "GET", url: "{url}" }
            must: [ "status in 200..299" ]
            """
    }

    /// The probe as the service's file declares it.
    var declaration: String {
        let about = task.map { ", task: \"\($0)\"" } ?? ""
        let with = isPushed ? "" : ", with: { url: \"https://\(host)/\(page)\" }"
        return "{ id: \"\(id)\", use: \"\(definitionID)\", every: \"\(every / 60_000)m\"\(about)\(with) }"
    }
}
