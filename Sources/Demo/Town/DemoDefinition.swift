import Probing

/// The probe definitions that the town uses: like the ones that come with the product, with shorter times, so that a
/// fault shows within seconds; carried along, so that the demonstration needs no folder.
public enum DemoDefinition: String, CaseIterable, Sendable, Hashable {
    case page = "demo-page"
    case mobilePage = "demo-mobile-page"
    case api = "demo-api"
    case download = "demo-download"
    case heartbeat = "demo-heartbeat"

    /// The file.
    public var file: DemoFile { DemoFile(name: "demo/\(rawValue).yaml", text: text) }

    /// What a failing probe of it says.
    var role: StatusRules.Role { self == .download ? .check : .availability }

    /// Whether its results are sent by somebody.
    var isPushed: Bool { self == .heartbeat }

    private var text: String {
        switch self {
        case .page: Self.pageText(id: rawValue, title: Self.pageTitle, agent: "")
        case .mobilePage:
            Self.pageText(id: rawValue, title: Self.mobileTitle, agent: ", User-Agent: \"\(Self.mobileAgent)\"")
        case .api: Self.apiText
        case .download: Self.downloadText
        case .heartbeat: Self.heartbeatText
        }
    }

    private static let pageTitle = """
        en: "A page of the town answers and says what it should", fr: "Une page de la ville répond et dit ce qu'il faut"
        """
    private static let mobileTitle = """
        en: "A mobile page of the town answers and says what it should", \
        fr: "Une page mobile de la ville répond et dit ce qu'il faut"
        """
    private static let mobileAgent = "Mozilla/5.0 (Linux; Android 15; Mobile) Plumbline/1"

    private static func pageText(id: String, title: String, agent: String) -> String {
        """
        format: "plumbline-probe"
        format_version: "1"
        id: "\(id)"
        title: { \(title) }
        kind: "http"
        role: "availability"
        provides: ["response.mean", "response.p50", "response.p95", "response.p98", "ttfb", "error.rate"]
        parameters:
          - { id: "url", type: "url", required: true }
          - { id: "text", type: "text", required: true }
          - { id: "slow", type: "duration", default: "1s" }
        request:
          method: "GET"
          url: "{url}"
          headers: { Accept-Language: "en"\(agent) }
          redirects: 3
        timeout: "4s"
        body_limit: "256KiB"
        must:
          - "status in 200..299"
          - "text contains {text}"
        should:
          - "time.total < {slow}"
        confirm: { down_after: 2, up_after: 2, recheck: "2s" }
        """
    }

    private static let apiText = """
        format: "plumbline-probe"
        format_version: "1"
        id: "demo-api"
        title: { en: "An API of the town says that it works", fr: "Une API de la ville dit qu'elle fonctionne" }
        kind: "http"
        role: "availability"
        provides: ["response.mean", "response.p50", "response.p95", "response.p98", "ttfb", "error.rate"]
        parameters:
          - { id: "url", type: "url", required: true }
          - { id: "slow", type: "duration", default: "1s" }
        request:
          method: "GET"
          url: "{url}"
          headers: { Accept: "application/json" }
        timeout: "4s"
        body_limit: "256KiB"
        must:
          - "status = 200"
          - 'json $.status == "ok"'
        should:
          - "time.total < {slow}"
        confirm: { down_after: 2, up_after: 2, recheck: "2s" }
        """

    private static let downloadText = """
        format: "plumbline-probe"
        format_version: "1"
        id: "demo-download"
        title: { en: "A form of the town can be downloaded", fr: "Un formulaire de la ville peut être téléchargé" }
        kind: "http"
        role: "check"
        provides: ["error.rate"]
        parameters:
          - { id: "url", type: "url", required: true }
        request:
          method: "GET"
          url: "{url}"
        timeout: "4s"
        body_limit: "1MiB"
        must:
          - "status = 200"
          - 'header content-type contains "application/pdf"'
          - "body.size > 500"
        confirm: { down_after: 2, up_after: 2, recheck: "2s" }
        """

    private static let heartbeatText = """
        format: "plumbline-probe"
        format_version: "1"
        id: "demo-heartbeat"
        title: { en: "A phone system of the town says that its line works", \
        fr: "Un système téléphonique de la ville dit que sa ligne fonctionne" }
        kind: "heartbeat"
        role: "availability"
        provides: []
        confirm: { down_after: 2, up_after: 2 }
        silence: "unknown"
        """
}
