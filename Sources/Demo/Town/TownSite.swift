/// The services of the town, each with a web server of its own; the raw value is the slug of the service.
public enum TownSite: String, CaseIterable, Sendable, Hashable {
    case permits = "renew-parking-permit"
    case births = "register-birth"
    case tax = "pay-local-tax"
    case lights = "report-street-light"

    /// The slug of the service.
    public var service: String { rawValue }
}

/// On which port of the loopback address each web server of the town listens.
public struct TownPorts: Hashable, Sendable {
    /// The port of the parking permits.
    public var permits: UInt16
    /// The port of the birth register.
    public var births: UInt16
    /// The port of the local tax.
    public var tax: UInt16
    /// The port of the street lights.
    public var lights: UInt16

    /// Creates ports.
    public init(permits: UInt16, births: UInt16, tax: UInt16, lights: UInt16) {
        self.permits = permits
        self.births = births
        self.tax = tax
        self.lights = lights
    }

    /// The port of a site.
    public subscript(site: TownSite) -> UInt16 {
        switch site {
        case .permits: permits
        case .births: births
        case .tax: tax
        case .lights: lights
        }
    }

    /// All ports, those that a policy must allow for the probes to reach the town.
    public var all: [UInt16] { TownSite.allCases.map { self[$0] } }

    /// The address of a page, `http://127.0.0.1:41234/m/`.
    public func url(_ site: TownSite, _ path: String) -> String { "http://127.0.0.1:\(self[site])\(path)" }
}
