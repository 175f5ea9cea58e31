# Trains on what Strate exported, and writes a score for everybody as of now. Wants R alone.
#
#     ./strate learn FOLDER --only MODEL --export rows.csv
#     ./strate export now.csv FOLDER
#     Rscript train.R rows.csv now.csv scores.csv

files <- commandArgs(trailingOnly = TRUE)
rows <- read.csv(files[1], check.names = FALSE)
now <- read.csv(files[2], check.names = FALSE, colClasses = c(id = "character"))

numeric <- names(rows)[sapply(rows, is.numeric)]
features <- setdiff(intersect(numeric, names(now)[sapply(now, is.numeric)]), "label")
known <- function(table) {
  as.data.frame(lapply(table[features], function(x) ifelse(is.na(x), 0, x)), check.names = FALSE)
}

model <- glm(label ~ ., binomial, cbind(known(rows), label = rows$label))
score <- predict(model, known(now), type = "response")
write.csv(data.frame(id = now$id, score = round(score, 4)), files[3], row.names = FALSE)
