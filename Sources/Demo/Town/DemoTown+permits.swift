import Registry

extension DemoTown {
    /// "Renew a parking permit": web, mobile, phone and counter.
    var permitsText: String {
        """
        format: "plumbline-service"
        format_version: "1"
        id: "renew-parking-permit"
        title: { en: "Renew a parking permit", fr: "Renouveler un permis de stationnement" }
        summary:
          en: "For residents whose permit ends within two months."
          fr: "Pour les habitants dont le permis expire dans les deux mois."
        organisation: "\(Self.organisation)"
        phase: "live"
        kind: "transactional"
        sector: "transport"
        languages: ["en", "fr"]
        depends_on: ["ashbrook-payments", "ashbrook-sign-in"]
        volumes: { per_year: 18400, source: "invented for the demonstration" }
        officials:
          - { office: "service_owner", name: "Maeve Lindqvist", email: "parking.owner@ashbrook.example", \
        deputy: "parking.deputy@ashbrook.example", language: "en" }
          - { office: "duty_manager", name: "Duty desk", email: "duty@ashbrook.example", language: "en" }
        tasks:
          - { id: "renew", title: { en: "Renew a permit", fr: "Renouveler un permis" } }
          - { id: "change-car", title: { en: "Change the car on a permit", fr: "Changer de véhicule" } }
        facts:
          fee: { kind: "money", value: "\(TownFees.permit) EUR" }
          processing_time: { kind: "duration", value: "P3D" }
        feedback: { question_set: "uk-satisfaction", channels: ["web", "phone"] }
        \(judged(by: Self.british, Self.french))
        channels:
          - id: "web"
            kind: "web"
            title: { en: "Online", fr: "En ligne" }
            address: "\(ports.url(.permits, "/"))"
            hours: "24/7"
            languages: ["en", "fr"]
            probes:
              - { id: "start", use: "demo-page", every: "5s", with: { url: "\(ports.url(.permits, "/"))", \
        text: "Start now" } }
            facts:
              fee: { probe: "start", extract: "regex", pattern: "fee is €([0-9.]+)", currency: "EUR" }
          - id: "mobile"
            kind: "mobile_web"
            title: { en: "On a mobile phone", fr: "Sur un mobile" }
            address: "\(ports.url(.permits, "/m/"))"
            hours: "24/7"
            languages: ["en", "fr"]
            probes:
              - { id: "start", use: "demo-mobile-page", every: "10s", with: { url: "\(ports.url(.permits, "/m/"))", \
        text: "Start now" } }
          - id: "phone"
            kind: "phone"
            title: { en: "Parking line", fr: "Ligne stationnement" }
            address: "tel:+000000100"
            hours: "24/7"
            languages: ["en"]
            probes:
              - { id: "line", use: "demo-heartbeat", every: "5s" }
            facts:
              fee: { declared: "42.00 EUR", source: "phone script", as_of: "\(day(140))" }
          - id: "counter"
            kind: "counter"
            title: { en: "Town hall counter", fr: "Guichet de la mairie" }
            hours: "Mo-Fr 09:00-17:00; Sa 10:00-13:00"
            timezone: "\(Self.timezone)"
            places: ["ashbrook-town-hall"]
            tasks: ["renew"]
            facts:
              fee: { declared: "\(TownFees.permit) EUR", source: "leaflet at the counter", as_of: "\(day(60))" }
        """
    }
}
