module github.com/headwater-news/headwater

go 1.26
