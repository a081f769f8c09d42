extension MeasureCatalogue {
    /// What pages say about themselves, how they are found, and what every page must carry.
    static let pageMarkup: [Measure] = [
        Measure(
            "html.title", en: "Shortest page title", fr: "Titre de page le plus court", .characters, .neither,
            of: .pages, source: "WCAG 2.4.2; ACT 2779a5; SG WO-8; US federal website standards (draft)",
            "Length of the shortest title among the sampled pages; 0 where one is missing or two are the same."),
        Measure(
            "html.meta_description", en: "Shortest page description", fr: "Description de page la plus courte",
            .characters, .neither, of: .pages, source: "US federal website standards (pending)",
            "Length of the shortest description among the sampled pages; 0 where one is missing or two are the same."),
        Measure(
            "html.viewport", en: "Adapts to the screen width", fr: "S'adapte à la largeur de l'écran", .presence,
            .present, of: .pages, source: "US GSA site scanning; SG BD-1",
            "The page declares a viewport with a width."),
        Measure(
            "html.canonical", en: "Canonical address", fr: "Adresse canonique", .presence, .present, of: .pages,
            source: "ScanGov; US GSA site scanning", "The page names its canonical address."),
        Measure(
            "html.opengraph", en: "Preview data", fr: "Données d'aperçu", .presence, .present, of: .pages,
            source: "ScanGov; US GSA site scanning",
            "The page carries Open Graph title, type, image and address."),
        Measure(
            "html.structured_data", en: "Structured service data", fr: "Données structurées du service", .percent,
            .higher, of: .pages, source: "IT municipal model R.SI.1.1; ScanGov",
            "Share of the required keys present in JSON-LD of a government service or organisation."),
        Measure(
            "html.not_found", en: "Missing pages say so", fr: "Les pages absentes le disent", .presence, .present,
            of: .pages, source: "US GSA site scanning", "An address that cannot exist answers with 404."),
        Measure(
            "robots", en: "Crawling allowed", fr: "Indexation autorisée", .presence, .present, of: .pages,
            source: "RFC 9309; US GSA site scanning; ScanGov",
            "robots.txt answers, can be understood, allows crawling and points to the sitemap."),
        Measure(
            "sitemap", en: "Sitemap", fr: "Plan du site", .presence, .present, of: .pages,
            source: "sitemaps.org; US GSA site scanning; ScanGov", "sitemap.xml answers and is well-formed."),
        Measure(
            "links.broken", en: "Broken links", fr: "Liens cassés", .percent, .lower, of: .pages,
            source: "SG Digital Service Standards PR-5; FR DashLord",
            "Share of the links on the sampled pages that end in an error or at a name that does not exist."),
        Measure(
            "search.present", en: "Search offered", fr: "Recherche proposée", .presence, .present, of: .pages,
            source: "US 21st Century IDEA; US federal website standards (draft); SG BD-2",
            "Something on the page looks like a search form; a miss does not prove that there is none."),
        Measure(
            "lang.alternates", en: "Other languages offered", fr: "Autres langues proposées", .presence, .present,
            of: .pages, source: "SG Digital Service Standards BD-3",
            "The page links to itself in other languages."),
        Measure(
            "text.readability", en: "Readability", fr: "Lisibilité", .points, .higher, of: .pages,
            source: "SG Digital Service Standards BD-4 (Flesch)",
            "Reading ease of the main text by the formula of its language; supports a verdict only."),
        Measure(
            "banner.official", en: "Official banner", fr: "Bandeau officiel", .presence, .present, of: .pages,
            source: "US federal website standards (draft); SG Digital Service Standards TL-3",
            "The official banner comes first on every sampled page."),
        Measure(
            "footer.links", en: "Required footer links missing", fr: "Liens de pied de page manquants", .count, .lower,
            of: .pages, source: "SG Digital Service Standards TL-4; US GSA required links",
            "Links that the standard requires in the footer and that are missing or out of order."),
        Measure(
            "content.date", en: "Dates shown", fr: "Dates affichées", .presence, .present, of: .pages,
            source: "US federal website standards (draft)",
            "Content of a dated kind shows when it was published, changed or reviewed."),
    ]
}
