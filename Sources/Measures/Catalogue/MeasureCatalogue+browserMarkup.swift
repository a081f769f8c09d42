extension MeasureCatalogue {
    /// What can only be told from a page as a browser shows it.
    static let browserMarkup: [Measure] = [
        Measure(
            "html.contrast", en: "Contrast too low", fr: "Contraste insuffisant", .count, .lower, of: .pages,
            browser: .full, source: "WCAG 1.4.3, 1.4.11; SG WP-13, WP-17",
            "Texts with less contrast than 4.5 to 1 (large ones 3 to 1) and controls with less than 3 to 1."),
        Measure(
            "html.target_size", en: "Targets too small", fr: "Cibles trop petites", .count, .lower, of: .pages,
            browser: .full, source: "WCAG 2.5.8; SG WO-18",
            "Things to click or tap smaller than 24 by 24 CSS pixels without space around them."),
        Measure(
            "html.reflow", en: "Fits narrow screens", fr: "S'adapte aux écrans étroits", .presence, .present,
            of: .pages, browser: .full, source: "WCAG 1.4.10; SG WP-16",
            "At a width of 320 CSS pixels nothing needs scrolling sideways."),
        Measure(
            "html.text_spacing", en: "Bears wider text spacing", fr: "Supporte un espacement accru", .presence,
            .present, of: .pages, browser: .full, source: "WCAG 1.4.12; SG WP-18",
            "Nothing is cut off or lost with lines at 1.5, paragraphs at 2, letters at 0.12 and words at 0.16 of the "
                + "font size."),
        Measure(
            "axe.violations", en: "axe-core violations", fr: "Violations axe-core", .count, .lower, of: .pages,
            browser: .full, source: "axe-core; US GSA site scanning",
            "Elements that axe-core reports as violations."),
    ]
}
