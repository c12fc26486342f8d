//! Files that were not made to be looked at: foreign, enormous, with scripts in them, newer, cut. Each
//! gets its sentence from the program itself, and no more memory than a page of ours.

use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    process::Command,
};

use care::words::Words;

use crate::prove::figures::Seen;

/// A file and the message that it gets.
type Strange = (&'static str, Vec<u8>, &'static str);

/// Files of nothing, of so many bytes, behind the beginning of one of ours.
const ENORMOUS: [(&[u8], u64, &str); 3] = [
    (b"%PDF-1.7\n", (64 << 20) + 1, "refusal-file-too_large"),
    (b"%PDF-1.7\n", 3 << 30, "refusal-file-too_large"),
    (
        b"age-encryption.org/v1\n",
        3 << 30,
        "refusal-file-too_large",
    ),
];

/// Above what a look at a page takes: what is looked at, and the same once more, in MiB.
const ROOM_MIB: u64 = 40;

/// Runs a program and tells the most memory that it had, in KiB, before what it says.
const WATCH: &str = "
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, flush=True)
sys.stdout.buffer.write(done.stdout)
sys.exit(done.returncode)";

/// What a look at a file takes and says.
struct Looked {
    is_sound: bool,
    most_mib: u64,
    said: String,
}

/// Shows all of them to `app`, the program; `page` is one of ours.
///
/// # Errors
///
/// When one cannot be written, or the program not run.
pub fn round(app: &Path, page: &[u8]) -> Result<Seen, String> {
    let folder = tempfile::tempdir().map_err(|it| it.to_string())?;
    let file = folder.path().join("file");
    let words = Words::english();
    let mut seen = Seen::default();
    fs::write(&file, page).map_err(|it| it.to_string())?;
    let ours = looked(app, &file)?;
    seen.wrong("a page of ours refused", usize::from(!ours.is_sound));
    let mut hold = |name: &str, looked: &Looked, sentence: &str| {
        let is_right = !looked.is_sound && looked.said.trim() == words.say(sentence);
        let is_bounded = looked.most_mib <= ours.most_mib + ROOM_MIB;
        if !is_right || !is_bounded {
            println!("   {name}: {} MiB, {}", looked.most_mib, looked.said);
        }
        seen.tried("files", 1);
        seen.most(
            "MiB above a page of ours",
            looked.most_mib.saturating_sub(ours.most_mib) as usize,
        );
        seen.wrong("another sentence", usize::from(!is_right));
        seen.wrong("memory", usize::from(!is_bounded));
    };
    for (name, bytes, sentence) in strange(page) {
        fs::write(&file, bytes).map_err(|it| it.to_string())?;
        hold(name, &looked(app, &file)?, sentence);
    }
    for (begin, long, sentence) in ENORMOUS {
        // It takes no room on the disk.
        let write = || {
            let mut file = File::create(&file)?;
            file.write_all(begin)?;
            file.set_len(long)
        };
        write().map_err(|it: std::io::Error| it.to_string())?;
        hold("enormous", &looked(app, &file)?, sentence);
    }
    Ok(seen)
}

fn strange(page: &[u8]) -> Vec<Strange> {
    let mut altered = page.to_vec();
    altered[page.len() / 3] ^= 1;
    let pdf = b"%PDF-1.7\n1 0 obj\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\nendobj\nstartxref\n9\n%%EOF\n";
    vec![
        ("altered", altered, "refusal-file-altered"),
        (
            "cut",
            page[..page.len() - 20].to_vec(),
            "refusal-file-altered",
        ),
        (
            "cut early",
            page[..page.len() / 3].to_vec(),
            "refusal-file-not_signed",
        ),
        ("nothing", Vec::new(), "refusal-file-foreign"),
        (
            "a zip",
            [b"PK\x03\x04".as_slice(), &[0; 4096]].concat(),
            "refusal-file-foreign",
        ),
        (
            "a script",
            b"<svg onload=alert(1)></svg>".to_vec(),
            "refusal-file-foreign",
        ),
        (
            "a page with a script",
            pdf.to_vec(),
            "refusal-file-not_signed",
        ),
        (
            "sealed",
            b"age-encryption.org/v1\n-> X25519 AAAA\n".to_vec(),
            "refusal-file-sealed",
        ),
        (
            "newer",
            fuzz::handed::signed(b"{\"format\":9}"),
            "refusal-file-newer",
        ),
        (
            "signed, and no summary",
            fuzz::handed::signed(b"{\"format\":1}"),
            "refusal-file-damaged",
        ),
        (
            "signed brackets",
            fuzz::handed::signed(&[b'['; 1 << 20]),
            "refusal-file-damaged",
        ),
        (
            "data that burst",
            fuzz::handed::signed(&[b' '; 9 << 20]),
            "refusal-file-too_large",
        ),
    ]
}

fn looked(app: &Path, file: &Path) -> Result<Looked, String> {
    let done = Command::new("/usr/bin/python3")
        .args(["-c", WATCH])
        .arg(app)
        .arg("verify")
        .arg(file)
        .output()
        .map_err(|it| format!("python3: {it}"))?;
    let said = String::from_utf8_lossy(&done.stdout);
    let (most_kib, said) = said.split_once('\n').ok_or("it told nothing")?;
    Ok(Looked {
        is_sound: done.status.success(),
        most_mib: most_kib.parse::<u64>().map_err(|it| it.to_string())? / 1024,
        said: said.to_owned(),
    })
}
