//! Lists the data files of `assets/`, so that adding a form or a country is adding one file.
//! What stands in them is checked by the tests of `library`.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let assets = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../assets");
    let forms = list(&assets, &["prompts", "measures", "exercises"])?;
    let countries = list(&assets, &["helplines"])?;
    let code = format!(
        "const FORMS: &[(&str, &str)] = &[{forms}];\nconst COUNTRIES: &[(&str, &str)] = &[{countries}];\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("library.rs"), code)?;
    println!("cargo::rerun-if-changed=build.rs");
    Ok(())
}

/// Each TOML file of the folders, by folder and name, as `(stem, text),`.
fn list(assets: &Path, folders: &[&str]) -> Result<String, Box<dyn Error>> {
    let mut listed = String::new();
    for folder in folders {
        let folder = assets.join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files: Vec<_> = fs::read_dir(&folder)
            .map_err(|cause| format!("{}: {cause}", folder.display()))?
            .map(|file| file.map(|file| file.path()))
            .collect::<Result<_, _>>()?;
        files.sort();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "toml"));
        for file in files {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            let path = file.display().to_string();
            listed += &format!("({stem:?}, include_str!({path:?})), ");
        }
    }
    Ok(listed)
}
