// What the peers of bench/gazetteer.lua in Rust share: names and a text are read, searches
// timed, results printed. A search gives its matches as first and end, counted from 0.
extern "C" {
    fn clock() -> std::os::raw::c_long; // of the C library: millionths of a second
}

pub fn now() -> f64 {
    unsafe { clock() as f64 / 1e6 }
}

/// The names in small letters, each once, and the text as it is.
pub fn input() -> (Vec<Vec<u8>>, Vec<u8>) {
    let args: Vec<String> = std::env::args().collect();
    let names = std::fs::read(&args[1]).unwrap().to_ascii_lowercase();
    let mut list: Vec<Vec<u8>> =
        names.split(|&b| b == b'\n').filter(|s| !s.is_empty()).map(|s| s.to_vec()).collect();
    list.sort();
    list.dedup();
    (list, std::fs::read(&args[2]).unwrap())
}

/// Prints the seconds to build, those to search (best of 3), the number of matches, the sum of
/// their places, the bytes of the automaton.
pub fn report<I: IntoIterator<Item = (usize, usize)>>(
    build: f64,
    bytes: usize,
    find: impl Fn() -> I,
) {
    let mut best = (f64::MAX, 0, 0);
    for _ in 0..3 {
        let start = now();
        let (mut n, mut sum) = (0u64, 0u64);
        for (first, end) in find() {
            n += 1;
            sum += first as u64 + 1 + 3 * end as u64;
        }
        best = ((now() - start).min(best.0), n, sum);
    }
    println!("{} {} {} {} {}", build, best.0, best.1, best.2, bytes);
}

fn is_word(c: u8) -> bool {
    c.is_ascii_alphanumeric() || c == b'_'
}

fn is_edge(text: &[u8], at: usize) -> bool {
    at == 0 || at == text.len() || !is_word(text[at - 1]) || !is_word(text[at])
}

/// Of all matches in a text those that are whole words, leftmost-longest.
pub fn whole_words<I: Iterator<Item = (usize, usize)>>(text: &[u8], all: I) -> Vec<(usize, usize)> {
    let mut list: Vec<(usize, usize)> =
        all.filter(|&(first, end)| is_edge(text, first) && is_edge(text, end)).collect();
    list.sort_unstable_by_key(|&(first, end)| (first, usize::MAX - end));
    let mut past = 0;
    list.retain(|&(first, end)| {
        let free = first >= past;
        if free {
            past = end;
        }
        free
    });
    list
}
