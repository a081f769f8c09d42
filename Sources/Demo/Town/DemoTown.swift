public import Documents
public import Registry

/// The invented town: its files, built from the ports of its servers.
///
/// The files are read like any other file of the product; nothing in the program knows that a town is not real, except
/// the notice that says so.
public struct DemoTown: Hashable, Sendable {
    /// What the town is called.
    public static let name = "Ashbrook"
    /// The slug of the body that runs everything.
    public static let organisation = "ashbrook-council"
    /// The time zone that the town keeps.
    public static let timezone = "Europe/Dublin"

    /// Where the town's servers listen.
    public let ports: TownPorts
    /// When the demonstration started; dates in the files are counted from it.
    public let start: Timestamp

    /// The installed standards that its services are judged by: versions by id; a town without any is judged by none.
    public let standards: [String: String]

    /// Creates a town.
    public init(ports: TownPorts, start: Timestamp, standards: [String: String] = [:]) {
        self.ports = ports
        self.start = start
        self.standards = standards
    }

    /// The lines of a service's file that name the standards it is judged by, where they are installed.
    func judged(by ids: String...) -> String {
        let named = ids.compactMap { id in standards[id].map { "  - { id: \"\(id)\", version: \"\($0)\" }" } }
        return named.isEmpty ? "" : (["standards:"] + named).joined(separator: "\n")
    }

    /// The Service Standard of the United Kingdom.
    static let british = "uk.gov.service-standard"
    /// The observatory of France.
    static let french = "fr.gouv.observatoire"

    /// Everything that is registered, in an order in which nothing names what comes later.
    public var files: [DemoFile] {
        [organisationFile, paymentsFile, signInFile, townHallFile] + TownSite.allCases.map(serviceFile)
    }

    /// The files of the probe definitions that the services use.
    public static var definitionFiles: [DemoFile] { DemoDefinition.allCases.map(\.file) }

    /// The file of one service.
    public func serviceFile(_ site: TownSite) -> DemoFile {
        let text =
            switch site {
            case .permits: permitsText
            case .births: birthsText
            case .tax: taxText
            case .lights: lightsText
            }
        return DemoFile(name: "demo/\(site.service).yaml", text: text)
    }

    /// The four services, read from their files.
    ///
    /// - Throws: what is wrong in a file, which a test rules out.
    public func services() throws(DocumentProblems) -> [PublicService] {
        var services: [PublicService] = []
        for site in TownSite.allCases {
            let file = serviceFile(site)
            services.append(try PublicService.read(Document.read(file.bytes, file: file.name)))
        }
        return services
    }

    /// The stretch of planned maintenance that lies behind: a Sunday night about three weeks ago.
    var pastMaintenance: (from: Timestamp, until: Timestamp) { sundayNight(weeksFromNow: -3) }

    /// The stretch of planned maintenance to come.
    var comingMaintenance: (from: Timestamp, until: Timestamp) { sundayNight(weeksFromNow: 1) }

    /// The day some days before the start, `2026-03-01`.
    func day(_ daysBefore: Int64) -> CivilDate {
        CivilDate(days: start.milliseconds.flooredQuotient(86_400_000) - daysBefore)
    }

    private func sundayNight(weeksFromNow weeks: Int64) -> (from: Timestamp, until: Timestamp) {
        let sunday = CivilDate.weekStart(of: day(0)).days + 6 + 7 * weeks
        let from = Timestamp(milliseconds: (sunday * 24 + 2) * 3_600_000)
        return (from, from + .seconds(3 * 3600))
    }
}

extension CivilDate {
    /// The Monday of the week that a day lies in.
    static func weekStart(of day: CivilDate) -> CivilDate {
        // 1970-01-01 was a Thursday: three days after a Monday.
        CivilDate(days: (day.days + 3).flooredQuotient(7) * 7 - 3)
    }
}
