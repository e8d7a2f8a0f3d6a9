/// The script of a page whose entries can be filtered by name, and the field that it fills with life.
enum FilterScript {
  /// The field, hidden on a page where the script does not run.
  static let field = [
    "<p class=\"filter\" hidden><label>Filter by name <input type=\"search\" autocomplete=\"off\"></label>",
    "<output aria-live=\"polite\"></output></p>",
  ]

  /// The script: an entry stays that has every word in its name.
  static let text = """
    (() => {
      const box = document.querySelector(".filter input"), told = document.querySelector(".filter output");
      const entries = [...document.querySelectorAll("[data-series]")].map(e => [e, e.dataset.series.toLowerCase()]);
      const show = () => {
        const words = box.value.toLowerCase().split(/\\s+/).filter(word => word);
        let shown = 0;
        for (const [entry, name] of entries) {
          entry.hidden = !words.every(word => name.includes(word));
          if (!entry.hidden) shown += 1;
        }
        told.textContent = `${shown} of ${entries.length} series`;
      };
      document.querySelector(".filter").hidden = false;
      box.addEventListener("input", show);
      show();
    })();
    """

  /// What the page allows to run: this script, by its hash, and nothing that a name may have smuggled in.
  static let hash = "sha256-5M9Hs6zGOvQoEQVevMQYjRKgMPCpicjysKl0lSCHt9I="
}
