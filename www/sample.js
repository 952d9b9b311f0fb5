// An article of our own, made of the sentences that such reports are made of. One of its sums is wrong on purpose.

export const SAMPLE = `Đảng bộ thành phố Bình Sơn: siết chặt kỷ luật, mở rộng kết nạp
Bình Sơn, ngày 18/7/2024 - Ủy ban Kiểm tra Thành ủy Bình Sơn vừa tổng kết công tác kiểm tra, giám sát 6 tháng đầu năm 2024.

Toàn Đảng bộ hiện có 54 tổ chức cơ sở đảng với trên 16.000 đảng viên, tăng 3,2% so với cùng kỳ năm trước. Trong kỳ, cấp ủy các cấp kết nạp 412 đảng viên mới, trong đó có 187 nữ và 96 đoàn viên thanh niên.

Ủy ban kiểm tra các cấp đã kiểm tra 133/136 tổ chức đảng theo kế hoạch, đạt 97,8%. Qua kiểm tra có 186 đảng viên bị kỷ luật: 135 khiển trách, 31 cảnh cáo, 20 khai trừ. Bà Lê Thị Hạnh, Chủ nhiệm Ủy ban Kiểm tra Thành ủy, cho biết 9 trường hợp đang được xem xét thêm.

Trong 42 đơn tố cáo đã tiếp nhận, có 25 đơn đã giải quyết xong, 10 đơn đang xác minh và 6 đơn chuyển cơ quan khác. Thời gian giải quyết trung bình là 28 ngày, ngắn hơn quy định 2 ngày.

Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị và Nghị quyết Trung ương 4 khóa XII, 48 chi bộ đã đăng ký 315 đầu việc, đến nay hoàn thành 268 việc. Quỹ nghĩa tình đồng đội vận động được 2,5 tỷ đồng, xây 12 căn nhà cho gia đình chính sách, mỗi căn khoảng 85 triệu đồng.

Ông Trần Quốc Dũng, Bí thư Thành ủy, yêu cầu đến hết quý IV năm 2024 có ít nhất 90% chi bộ được xếp loại hoàn thành tốt nhiệm vụ trở lên.
`;
